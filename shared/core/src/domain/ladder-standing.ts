import { CARRIED, SOUND_BPS, type Cause, type Step } from './ladder.ts';

/** What is known of the lines and of the device within one second. */
export interface LineReading {
  /** Bits per second that the own line is believed to carry to the server; null where that is not told. */
  readonly up: number | null;
  /** Bits per second that the other side's line is believed to carry from the server; null where that is not told. */
  readonly down: number | null;
  /** The device makes fewer frames than it was asked for. */
  readonly lags: boolean;
}

/** Where somebody stands on their ladder. The counts are of seconds. */
export interface Standing {
  /** Index of the step. */
  readonly at: number;
  /** Null on the top, and while a mere silence of the network is the cause. */
  readonly cause: Cause | null;
  /** In a row with too little for this step. */
  readonly short: number;
  /** In a row with enough to try the next one up. */
  readonly ample: number;
  /** How many of those make a try. */
  readonly patience: number;
  /** On this step. */
  readonly held: number;
  /** This step was climbed to, not fallen to. */
  readonly tried: boolean;
  /** The latest estimates of the other side's line, newest last. */
  readonly downs: readonly number[];
  /** For so long nothing is given up: what a line carries is known only some time after it is there. */
  readonly settling: number;
}

/** So long a shortage has to last: a moment of it is what buffers are for. */
const SHORT_S = 2;
/** So long an estimate may take to recover from what drowned the line, once less is sent. */
const DROWNED_S = 6;
/** A try that fails is seen: the next one waits twice as long. */
const [LEAST_PATIENCE_S, MOST_PATIENCE_S] = [4, 64];
/** So long an estimate is followed to see whether it rises. */
const TREND_S = 4;
/** A step that is held for so long was rightly climbed, or is where this line belongs. */
const SETTLED_S = 20;
/** After the beginning, and after a silence. */
const SETTLING_S = 5;
/** What is needed above, and some more. */
const MARGIN = 1.15;

export const atTop: Standing = {
  at: 0,
  cause: null,
  short: 0,
  ample: 0,
  patience: LEAST_PATIENCE_S,
  held: 0,
  tried: false,
  downs: [],
  settling: SETTLING_S,
};

/**
 * Nothing gets through: whatever comes next has to be small, since senders then believe in no line at all. It is climbed
 * back at once.
 */
export const afterSilence = (standing: Standing): Standing => ({
  ...standing,
  at: Math.max(standing.at, 1),
  short: 0,
  ample: 0,
  patience: standing.at === 0 ? 1 : standing.patience,
  held: 0,
  settling: SETTLING_S,
});

/** Where one more second leads. */
export function nextStanding(ladder: readonly Step[], before: Standing, reading: LineReading): Standing {
  const standing = counted(ladder, remembering(before, reading), reading);
  if (standing.short >= shortageOf(standing)) return fallen(ladder, standing, reading);
  if (standing.at > 0 && standing.ample >= standing.patience) return climbed(standing);
  return standing;
}

const remembering = (standing: Standing, { down }: LineReading): Standing => ({
  ...standing,
  downs: down === null ? [] : [...standing.downs, down].slice(-TREND_S),
});

function counted(ladder: readonly Step[], before: Standing, reading: LineReading): Standing {
  const held = before.held + 1;
  const lacks = before.settling === 0 && isShort(ladder, before, reading);
  return {
    ...before,
    held,
    short: lacks ? before.short + 1 : 0,
    ample: isAmple(ladder, before.at, reading) ? before.ample + 1 : 0,
    patience: before.at === 0 && held >= SETTLED_S ? LEAST_PATIENCE_S : before.patience,
    settling: Math.max(0, before.settling - 1),
  };
}

/** For how long there has to be too little. A mere try is given up as soon as the top. */
const shortageOf = ({ at, tried, held }: Standing): number =>
  at === 0 || (tried && held < SETTLED_S) ? SHORT_S : DROWNED_S;

function fallen(ladder: readonly Step[], standing: Standing, reading: LineReading): Standing {
  const isTryThatFailed = standing.tried && standing.held < SETTLED_S;
  return {
    ...standing,
    at: standing.at + 1,
    cause: causeOf(ladder, standing.at, reading),
    short: 0,
    ample: 0,
    patience: isTryThatFailed
      ? Math.min(MOST_PATIENCE_S, Math.max(LEAST_PATIENCE_S, standing.patience * 2))
      : LEAST_PATIENCE_S,
    held: 0,
    tried: false,
  };
}

const climbed = (standing: Standing): Standing => ({
  ...standing,
  at: standing.at - 1,
  cause: standing.at === 1 ? null : standing.cause,
  short: 0,
  ample: 0,
  held: 0,
  tried: true,
});

const carriedBy = ({ up, down }: LineReading): number => Math.min(up ?? Infinity, down ?? Infinity);

const stepOf = (ladder: readonly Step[], at: number): Step => {
  const step = ladder[at];
  if (step === undefined) throw new RangeError(`the ladder has no step ${at}`);
  return step;
};

/**
 * Whether this step cannot be held. The estimate of the other side's line falls far too low when the line is drowned, and
 * rises by some percent a second: while it rises, the step is carried. A device that lags is helped by fewer pixels, and
 * by nothing else.
 */
function isShort(ladder: readonly Step[], { at, downs }: Standing, { up, lags }: LineReading): boolean {
  if (at === ladder.length - 1) return false;
  const { needs } = stepOf(ladder, at);
  const [first = Infinity, down = first] = [downs[0], downs.at(-1)];
  const isDrowned = down < needs && down <= first;
  return (up ?? Infinity) < needs || isDrowned || (lags && at === 0);
}

function causeOf(ladder: readonly Step[], at: number, reading: LineReading): Cause {
  if (carriedBy(reading) >= stepOf(ladder, at).needs) return 'device';
  return (reading.down ?? Infinity) < (reading.up ?? Infinity) ? 'their-line' : 'own-line';
}

function isAmple(ladder: readonly Step[], at: number, reading: LineReading): boolean {
  if (at === 0 || reading.lags) return false;
  const carries = carriedBy(reading);
  const most = stepOf(ladder, at).picture?.maxBitrate ?? SOUND_BPS;
  return carries >= stepOf(ladder, at - 1).needs * MARGIN || carries >= most * CARRIED;
}
