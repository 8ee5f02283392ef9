import type { CallStatus, Side } from '@mado/core/domain/call.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { Candidate, Decision } from '@mado/core/domain/matching.ts';
import type { OfferState } from '@mado/core/domain/offer.ts';
import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { Activity, GivenBreakReason, InterpreterStatus } from '@mado/core/domain/presence.ts';
import type { Unanswered } from '@mado/core/domain/ring-no-answer.ts';
import type { Domain, LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Strain } from '@mado/core/domain/strain.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { EarlierCall, LanguageVariant, NextTime, Wishes } from '@mado/core/domain/wishes.ts';
import type { TimelineType } from '@mado/core/domain/timeline.ts';

export interface Call {
  readonly id: string;
  readonly requestId: string;
  readonly tabletId: string;
  readonly counterId: string;
  readonly language: Language;
  /** What the visit is about, as its visitor says, or else its counter. */
  readonly domain: Domain | null;
  readonly wishes: Wishes;
  /** Finds the calls that came with the same ticket on the same day; null: it came without one. */
  readonly ticketHash: string | null;
  /** What was said of its interpreter after it. */
  readonly nextTime: NextTime | null;
  readonly status: CallStatus;
  readonly requestedAt: Date;
  /** Calls are taken up in this order. Earlier than the request by what the counter has before others. */
  readonly waitsSince: Date;
  readonly dismissedAt: Date | null;
  /** Since when the side is gone; null while it is there. */
  readonly tabletLostAt: Date | null;
  readonly consoleLostAt: Date | null;
}

/** A language of the ward. */
export interface ServedLanguage extends Language {
  /** When calls of it are taken; null: always. */
  readonly opening: OpeningHours | null;
  readonly variants: readonly LanguageVariant[];
}

/** Where a tablet stands, as far as its calls depend on it. */
export interface TabletAtCounter {
  readonly counterId: string;
  readonly domain: Domain | null;
  /** How much waiting its calls have before others, in milliseconds. */
  readonly priorityMs: number;
}

export interface Offer {
  readonly id: string;
  readonly callId: string;
  readonly interpreterId: string;
  readonly state: OfferState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface Interpreter {
  readonly id: string;
  readonly status: InterpreterStatus;
  readonly breakReason: GivenBreakReason | null;
  readonly activity: Activity;
  readonly idleSince: Date;
  readonly unanswered: Unanswered;
  readonly strain: Strain;
  /** Null while a console is connected. */
  readonly disconnectedAt: Date | null;
}

/** One line of a call's timeline. */
export interface TimelineRecord {
  readonly callId: string;
  readonly at: Date;
  readonly type: TimelineType;
  readonly side: Side | null;
  readonly interpreterId: string | null;
  readonly reason: string | null;
  readonly rating: Rating | null;
  /** Of an offer: why it was made to this interpreter. */
  readonly decision: Decision | null;
}

/** Where a call stands in the order in which calls are taken up. */
export type Place = Pick<Call, 'waitsSince' | 'id'>;

/** A call that waits, and what is to be known for ringing. */
export interface WaitingCall {
  readonly call: Call;
  readonly routing: LanguageRouting;
  /** Those who declined it or let it ring out. */
  readonly tried: readonly string[];
}

/** What a call wants of those who are asked for. */
export interface Sought {
  readonly language: string;
  readonly domain: Domain | null;
  readonly wishes: Wishes;
}

/** A group of interpreters, and how many of it are rung or in calls. */
export interface GroupAtWork extends InterpreterGroup {
  readonly id: string;
  readonly busy: number;
}

/** Somebody who has a language and whose status is `available`, whichever call looks for them. */
export interface Person extends Omit<Candidate, 'tried' | 'reserved' | 'group'> {
  /** Languages of theirs for which some are to be kept free, as far as they can be rung for them. */
  readonly keptFor: readonly string[];
  /** Null: one of the ward's own. */
  readonly group: GroupAtWork | null;
}

/** An offer that is made, with all that it changes as it stands then. */
export interface Ring {
  readonly offer: Offer;
  readonly call: Call;
  readonly interpreter: Interpreter;
  readonly record: TimelineRecord;
}

export type ClosedOfferState = Exclude<OfferState, 'pending'>;

/** What has come due, by id. */
export interface Due {
  readonly offers: readonly string[];
  readonly queueExpired: readonly string[];
  readonly connectExpired: readonly string[];
  readonly tabletsLost: readonly string[];
  readonly consolesLost: readonly string[];
  readonly wrapUps: readonly string[];
  readonly pauses: readonly string[];
  readonly rests: readonly string[];
  readonly presences: readonly string[];
}

/**
 * The rows of calls, offers and presence as one transaction sees them. A `lock…` holds its row until the end of the
 * transaction. Locks are taken in the order tablet, call, interpreter, so that two transactions cannot wait for one
 * another.
 */
export interface CallTransaction {
  lockTablet(id: string): Promise<TabletAtCounter | null>;
  language(tag: string): Promise<ServedLanguage | null>;
  /** How calls of a language are routed at this moment. */
  routing(language: Language): Promise<LanguageRouting>;

  insertCall(call: Call, node: string): Promise<void>;
  saveCall(call: Call): Promise<void>;
  lockCall(id: string): Promise<Call | null>;
  callByRequest(tabletId: string, requestId: string): Promise<Call | null>;
  liveCallOfTablet(tabletId: string): Promise<Call | null>;
  liveCallOfInterpreter(interpreterId: string): Promise<Call | null>;
  /** Calls in a language that came with the same ticket, ended, in which both sides had media; the newest first. */
  earlierCalls(ticketHash: string, language: string): Promise<EarlierCall[]>;
  /** Takes every ended call off the tablet. */
  dismissEnded(tabletId: string, at: Date): Promise<void>;
  insertEvent(record: TimelineRecord): Promise<void>;
  /** @returns false when the call has a survey already. */
  insertSurvey(callId: string, rating: Rating, at: Date): Promise<boolean>;

  insertOffer(offer: Offer): Promise<void>;
  offer(id: string): Promise<Offer | null>;
  pendingOffers(callId: string): Promise<Offer[]>;
  pendingOfferOf(interpreterId: string): Promise<Offer | null>;
  /** Closes an offer by compare-and-set. @returns false when it was not pending any more. */
  closeOffer(id: string, state: ClosedOfferState, at: Date, reason: string | null): Promise<boolean>;

  lockInterpreter(id: string): Promise<Interpreter | null>;
  /** The same for several, without those whose rows somebody else holds: they are not waited for. */
  tryLockInterpreters(ids: readonly string[]): Promise<Interpreter[]>;
  saveInterpreter(interpreter: Interpreter): Promise<void>;
  /** Whether anybody who has the language, and whom these wishes do not bar, has the status `available`. */
  isAnybodyThere(language: string, wishes: Wishes): Promise<boolean>;
  /**
   * Of those who have the language and whose status is `available`, those who can be rung and come first: of each group and
   * each proficiency the longest idle `most`, of all and of those who have what is sought. And some of those who cannot be
   * rung at this moment.
   */
  people(sought: Sought, most: number): Promise<Person[]>;
  /** Of each language that keeps people free: how many more than those are free. */
  spares(): Promise<ReadonlyMap<string, number>>;
  /**
   * Holds a group, so that nobody else rings at one of it meanwhile.
   * @returns how many of it are rung or in calls, or null when somebody else holds it
   */
  holdGroup(groupId: string): Promise<number | null>;
  /** Makes offers, all at one instant: the calls are offered and the interpreters reserved by it, whose rows are held. */
  ring(rings: readonly Ring[]): Promise<void>;
  /** Notes that a kept command was carried out. @returns false when it had been before. */
  noteKept(id: string, at: Date): Promise<boolean>;
  /**
   * Locks the calls that come first after a place, of those that nobody is rung for, whose tablet is there, and for whose
   * language somebody is free: no more than `most`, nor than are free. Passes over held rows.
   */
  nextWaiting(after: Place | null, most: number): Promise<WaitingCall[]>;
  /** Locks a call that waits with its tablet there and that nobody is left to try for. Passes over held rows. */
  nextForsaken(): Promise<Call | null>;
}

/** Where calls, offers and presence are kept. */
export interface CallStore {
  transaction<T>(caller: string, work: (tx: CallTransaction) => Promise<T>): Promise<T>;
  due(now: Date, times: RoutingTimes): Promise<Due>;
  /** Who counts as connected: tablets with a live call, and interpreters who are not offline. */
  connected(): Promise<{ readonly tablets: string[]; readonly interpreters: string[] }>;
  /**
   * Whether {@link CallTransaction.nextWaiting} would find any besides these, or {@link CallTransaction.nextForsaken} any at
   * all, were no row held.
   */
  waitingBeyond(seen: readonly string[]): Promise<boolean>;
  /** Whoever is away counts as away since `now`. */
  restartGraces(now: Date): Promise<void>;
  /** Nobody who is being connected shows the other any more. */
  forgetMedia(): Promise<void>;
  /** Nobody will ask again whether these kept commands were carried out. */
  forgetKept(ids: readonly string[]): Promise<void>;
  /** @throws {DatabaseUnavailable} when the database does not answer, or cannot write */
  tryWriting(): Promise<void>;
  /** When something comes due next or is to be looked after again, or null when nothing will by itself. */
  nextDeadline(now: Date, times: RoutingTimes): Promise<Date | null>;
}
