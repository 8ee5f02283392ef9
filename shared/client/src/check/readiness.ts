import type { LocalMediaErrorCode } from '../media/local-media-error.ts';
import type { PathFindings } from './use-paths.ts';
import type { Connection } from '../socket/connection.ts';

/** What is checked before somebody relies on it. */
export const checkNames = ['camera', 'microphone', 'speaker', 'network'] as const;
export type CheckName = (typeof checkNames)[number];

/** `open`: not known yet. `poor`: it works, and a call over it would be worse than need be. */
export type CheckState = 'open' | 'good' | 'poor' | 'bad';

export type CheckReason =
  | LocalMediaErrorCode
  | 'small-picture'
  | 'few-frames'
  | 'no-frames'
  | 'silent'
  | 'faint'
  | 'muted'
  | 'not-heard'
  | 'line-lost'
  | 'line-slow'
  | 'no-udp'
  | 'no-path'
  | 'paths-untried'
  | 'outdated';

export interface Finding {
  readonly state: CheckState;
  /** Why it is not good; null while it is, or while nothing is known. */
  readonly reason: CheckReason | null;
}

/** Whether a device is ready for a call, check by check. */
export interface Readiness extends Readonly<Record<CheckName, Finding>> {
  /** The worst of them, `open` while one of them is and none is bad. */
  readonly overall: CheckState;
}

/** What was seen and heard while checking. */
export interface Observations {
  readonly picture: Picture | LocalMediaErrorCode | null;
  readonly sound: Sound | LocalMediaErrorCode | null;
  /** What the person said of the tone; null while they have not. */
  readonly toneHeard: boolean | null;
  readonly line: Line;
  readonly paths: PathFindings;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Shown in the last second; null while it is not counted yet. */
  readonly framesPerSecond: number | null;
}

export interface Sound {
  /** The loudest so far, in steps of the meter. */
  readonly loudest: number;
  /** Nothing at all came for seconds. */
  readonly isSilent: boolean;
  readonly isMuted: boolean;
  /** How long it was listened to. */
  readonly seconds: number;
}

export interface Line extends Connection {
  /** From asking the server to its answer, in milliseconds; null while that is not known. */
  readonly roundTripMs: number | null;
}

/** What a call needs at least (EN 301 549, 6.5), and what signing needs. */
const [SHORT_SIDE, LONG_SIDE, FRAMES] = [240, 320, 20];
/** Steps of the meter that a voice in front of it reaches. */
const VOICE = 4;
const LISTEN_SECONDS = 8;
/** What asking may take: more delays what both see of each other's rings and answers. */
const SLOW_MS = 500;

const good: Finding = { state: 'good', reason: null };
const open: Finding = { state: 'open', reason: null };
const poor = (reason: CheckReason): Finding => ({ state: 'poor', reason });
const bad = (reason: CheckReason): Finding => ({ state: 'bad', reason });

/** Whether a device is ready, from what was seen and heard on it. */
export function readinessOf({ picture, sound, toneHeard, line, paths }: Observations): Readiness {
  const findings = {
    camera: ofPicture(picture),
    microphone: ofSound(sound),
    speaker: toneHeard === null ? open : toneHeard ? good : bad('not-heard'),
    network: ofNetwork(line, paths),
  };
  const states = checkNames.map((name) => findings[name].state);
  const worst = (['bad', 'open', 'poor'] as const).find((state) => states.includes(state));
  return { ...findings, overall: worst ?? 'good' };
}

function ofPicture(picture: Observations['picture']): Finding {
  if (picture === null) return open;
  if (typeof picture === 'string') return bad(picture);
  const { width, height, framesPerSecond } = picture;
  if (framesPerSecond === null) return open;
  if (framesPerSecond === 0) return bad('no-frames');
  if (Math.min(width, height) < SHORT_SIDE || Math.max(width, height) < LONG_SIDE)
    return poor('small-picture');
  return framesPerSecond < FRAMES ? poor('few-frames') : good;
}

function ofSound(sound: Observations['sound']): Finding {
  if (sound === null) return open;
  if (typeof sound === 'string') return bad(sound);
  if (sound.isMuted) return bad('muted');
  if (sound.loudest >= VOICE) return good;
  if (sound.isSilent) return bad('silent');
  return sound.seconds < LISTEN_SECONDS ? open : poor('faint');
}

/** Over TCP alone, and through a relay, a lost packet holds back all that come after it. */
function ofNetwork(line: Line, { udp, tcp, relay }: PathFindings): Finding {
  const finding = ofLine(line);
  // Whoever is turned away may not try the ways either.
  if (finding.state === 'bad' || line.refused !== null) return finding;
  if (udp?.state === 'works') return finding;
  if (udp === null || tcp === null || relay === null) return open;
  const states = [udp, tcp, relay].map(({ state }) => state);
  if (states.includes('works')) return poor('no-udp');
  return states.includes('unknown') ? poor('paths-untried') : bad('no-path');
}

function ofLine({ phase, refused, roundTripMs }: Line): Finding {
  if (refused === 'outdated-client') return bad('outdated');
  // A server that turns this device away has been reached.
  if (phase !== 'connected' && refused === null) return phase === 'offline' ? bad('line-lost') : open;
  if (roundTripMs === null) return refused === null ? open : good;
  return roundTripMs > SLOW_MS ? poor('line-slow') : good;
}
