import { z } from 'zod';
import { id, instant, nothing } from '../contract.ts';
import { counterView } from '../tablet.ts';
import { rest } from './contract.ts';

/** What a tablet shows that asks to be paired. */
export const pairingView = z.object({
  /** As people read it: `WDJB-MJHT`. */
  code: z.string(),
  expiresAt: instant,
  /** The server's clock. */
  now: instant,
});
export type PairingView = z.infer<typeof pairingView>;

/** What became of a tablet's question. With `paired` comes the tablet's own cookie, once. */
export const pairingAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending') }),
  z.object({ state: z.literal('denied') }),
  z.object({ state: z.literal('paired'), counter: counterView }),
]);
export type PairingAnswer = z.infer<typeof pairingAnswer>;

const counterEntry = counterView.extend({ counterId: id });
export type CounterEntry = z.infer<typeof counterEntry>;
export const counterList = z.object({ counters: z.array(counterEntry) });

/** What somebody typed; whether it is a code is not told apart from whether it is known. */
const code = z.string().max(40);

/** One line of the list of tablets. */
export const tabletEntry = z.object({
  tabletId: id,
  counter: counterEntry,
  /** What people call it; often empty. */
  name: z.string(),
  /** What it said of itself when it was paired. */
  device: z.string().nullable(),
  connected: z.boolean(),
  lastSeenAt: instant.nullable(),
  pairedAt: instant.nullable(),
  pairedBy: z.string().nullable(),
  revokedAt: instant.nullable(),
});
export type TabletEntry = z.infer<typeof tabletEntry>;

export const tabletList = z.object({
  tablets: z.array(tabletEntry),
  /** Whoever asked may pair, move and revoke. */
  mayChange: z.boolean(),
});
export type TabletList = z.infer<typeof tabletList>;

/** Who asks to be paired, as far as a server can see. */
export const pairingRequest = z.object({
  askedAt: instant,
  expiresAt: instant,
  device: z.string(),
  address: z.string(),
});
export type PairingRequest = z.infer<typeof pairingRequest>;

const tabletParams = z.strictObject({ tabletId: id });
export const tabletName = z.string().trim().max(60);

export const tabletRoutes = {
  'POST /api/tablet/pairing': rest({
    about:
      'A device that is no tablet yet asks to become one (in the manner of RFC 8628). Its device code is the cookie `mado-pairing`; what it shows is for people. A question that it asked before and that nobody answered is withdrawn.',
    output: pairingView,
  }),
  'POST /api/tablet/pairing/poll': rest({
    about:
      'What became of the question of the cookie `mado-pairing`; unless `wait` is false, waits up to 25 seconds for news. Once it is approved, one answer carries the cookie of the tablet.',
    body: z.strictObject({ wait: z.boolean().default(true) }),
    output: pairingAnswer,
  }),
  'GET /api/admin/tablets': rest({
    about: 'Every tablet, by department, section and counter.',
    output: tabletList,
  }),
  'GET /api/admin/counters': rest({
    about: 'Every counter, by department and section.',
    output: counterList,
  }),
  'POST /api/admin/pairings/find': rest({
    about: 'Who asks with this code, before it is approved.',
    body: z.strictObject({ code }),
    output: pairingRequest,
  }),
  'POST /api/admin/pairings/approve': rest({
    about:
      'Makes the device a tablet of the counter: a new one or, with `replaces`, in place of another device, which is signed out.',
    body: z.strictObject({
      code,
      counterId: id,
      replaces: id.nullable().default(null),
      name: tabletName.default(''),
    }),
    output: z.object({ tabletId: id }),
  }),
  'POST /api/admin/pairings/deny': rest({
    about: 'The device is no tablet of ours.',
    body: z.strictObject({ code }),
    output: nothing,
  }),
  'POST /api/admin/tablets/:tabletId/revoke': rest({
    about: 'Ends a tablet for good: its call, its media and its connections at once.',
    params: tabletParams,
    output: nothing,
  }),
  'POST /api/admin/tablets/:tabletId/move': rest({
    about: 'Puts a tablet on another counter. A call that runs stays with the counter where it began.',
    params: tabletParams,
    body: z.strictObject({ counterId: id }),
    output: nothing,
  }),
} as const;
