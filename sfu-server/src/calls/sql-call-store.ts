import type { Database, Executor } from '../db/database.ts';
import * as candidates from '../presence/candidate-repository.ts';
import * as groups from '../presence/group-repository.ts';
import * as interpreters from '../presence/interpreter-repository.ts';
import * as calls from './call-repository.ts';
import * as kept from '../outage/kept-repository.ts';
import type { CallStore, CallTransaction } from './call-store.ts';
import * as deadlines from './deadline-repository.ts';
import * as offers from './offer-repository.ts';
import * as queue from './queue-repository.ts';
import { earlierCalls } from './ticket-repository.ts';

/** The call store on the database. */
export const sqlCallStore = (database: Database): CallStore => ({
  transaction: (caller, work) => database.transaction(caller, (tx) => work(bind(tx))),
  due: (now, times) => database.read('due', (db) => deadlines.due(db, now, times)),
  nextDeadline: (now, times) =>
    database.read('next-deadline', (db) => deadlines.nextDeadline(db, now, times)),
  waitingBeyond: (seen) => database.read('waiting-beyond', (db) => queue.waitingBeyond(db, seen)),
  restartGraces: (now) => database.transaction('restart-graces', (tx) => deadlines.restartGraces(tx, now)),
  forgetMedia: () => database.transaction('forget-media', calls.forgetMedia),
  forgetKept: (ids) => database.transaction('forget-kept', (tx) => kept.forget(tx, ids)),
  tryWriting: () => database.transaction('try-writing', kept.tryWriting),
  connected: () => database.read('connected', deadlines.connected),
});

const bind = (db: Executor): CallTransaction => ({
  lockTablet: (id) => calls.lockTablet(db, id),
  language: (tag) => calls.language(db, tag),
  routing: (language) => calls.routing(db, language),
  insertCall: (call, node) => calls.insertCall(db, call, node),
  saveCall: (call) => calls.saveCall(db, call),
  lockCall: (id) => calls.lockCall(db, id),
  callByRequest: (tabletId, requestId) => calls.callByRequest(db, tabletId, requestId),
  liveCallOfTablet: (tabletId) => calls.liveCallOfTablet(db, tabletId),
  liveCallOfInterpreter: (interpreterId) => calls.liveCallOfInterpreter(db, interpreterId),
  earlierCalls: (ticketHash, language) => earlierCalls(db, ticketHash, language),
  dismissEnded: (tabletId, at) => calls.dismissEnded(db, tabletId, at),
  insertEvent: (record) => calls.insertEvent(db, record),
  insertSurvey: (callId, rating, at) => calls.insertSurvey(db, callId, rating, at),
  insertOffer: (offer) => offers.insertOffer(db, offer),
  offer: (id) => offers.offer(db, id),
  pendingOffers: (callId) => offers.pendingOffers(db, callId),
  pendingOfferOf: (interpreterId) => offers.pendingOfferOf(db, interpreterId),
  closeOffer: (id, state, at, reason) => offers.closeOffer(db, id, state, at, reason),
  lockInterpreter: (id) => interpreters.lockInterpreter(db, id),
  tryLockInterpreters: (ids) => interpreters.tryLockInterpreters(db, ids),
  saveInterpreter: (interpreter) => interpreters.saveInterpreter(db, interpreter),
  isAnybodyThere: (language, wishes) => candidates.isAnybodyThere(db, language, wishes),
  people: (sought, most) => candidates.people(db, sought, most),
  spares: () => candidates.spares(db),
  holdGroup: (groupId) => groups.holdGroup(db, groupId),
  ring: (rings) => offers.ring(db, rings),
  noteKept: (id, at) => kept.note(db, id, at),
  nextWaiting: (after, most) => queue.nextWaiting(db, after, most),
  nextForsaken: () => queue.nextForsaken(db),
});
