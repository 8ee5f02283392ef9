/** What is known of the own line within one second. */
export interface QueueReading {
  /** There and back, in milliseconds; null where that is not told. */
  readonly rttMs: number | null;
  /** Bits per second that the encoder of the picture aims at; null where that is not told. */
  readonly targetBps: number | null;
}

/** What is sent at most, because of a queue that stands in the line. */
export interface QueueWatch {
  /** Round trips of the last seconds, newest last. */
  readonly rtts: readonly number[];
  /** Seconds in a row with a queue. */
  readonly queued: number;
  /** Seconds in a row without one. */
  readonly calm: number;
  /** Bits per second of the picture; null: as much as the line is believed to carry. */
  readonly cap: number | null;
}

export const noQueue: QueueWatch = { rtts: [], queued: 0, calm: 0, cap: null };

/** The shortest round trip of so many seconds is that of an empty line: a path that became longer is soon the new one. */
const WINDOW_S = 30;
/** A wait of so long on top of it is a queue; with less than the other it is gone. In milliseconds. */
const [QUEUE_MS, EMPTY_MS] = [100, 50];
/** So long a queue stands before less is sent, and before still less is: a burst drains by itself. */
const STANDS_S = 3;
/** Of what was sent: a queue drains by what is left. */
const CUT = 0.8;
/** Per second, once the queue is gone; and after so long without one, when it was no narrow line that made it. */
const [GROWTH, FAST_GROWTH, CALM_S] = [1.02, 1.1, 15];
/** With less, signing is hard to read (`ladders`): a queue is better than that. */
const LEAST_BPS = 120_000;

/**
 * Where one more second leads. The browsers' congestion control (GCC) sees a queue by how fast it grows, and takes a slow
 * growth for none: on a narrow line it fills the whole buffer of a router within half a minute, which makes the talk late
 * by that, and then loses packets of picture and sound alike. The round trip tells of the queue however it came about.
 */
export function watchQueue(before: QueueWatch, { rttMs, targetBps }: QueueReading): QueueWatch {
  if (rttMs === null) return before;
  const rtts = [...before.rtts, rttMs].slice(-WINDOW_S);
  const wait = rttMs - Math.min(...rtts);
  const queued = wait > QUEUE_MS ? before.queued + 1 : 0;
  if (queued >= STANDS_S) return { rtts, queued: 0, calm: 0, cap: lowered(before.cap, targetBps) };
  if (wait >= EMPTY_MS) return { rtts, queued, calm: 0, cap: before.cap };
  const growth = before.calm < CALM_S ? GROWTH : FAST_GROWTH;
  return { rtts, queued, calm: before.calm + 1, cap: raised(before.cap, growth, targetBps) };
}

function lowered(cap: number | null, targetBps: number | null): number | null {
  const sent = Math.min(cap ?? Infinity, targetBps ?? Infinity);
  return sent === Infinity ? null : Math.max(LEAST_BPS, sent * CUT);
}

/** A cap that is far above what is sent holds nothing back. */
function raised(cap: number | null, growth: number, targetBps: number | null): number | null {
  if (cap === null) return null;
  const next = cap * growth;
  return targetBps !== null && next > targetBps * 2 ? null : next;
}
