import type { Modality } from './language.ts';
import { concealmentOf, thresholds, type ReceiveSample, type Sample, type SendSample } from './quality.ts';

/** What the people in a call are told of it. */
export const diagnoses = ['well', 'own-network', 'other-side', 'device'] as const;
export type Diagnosis = (typeof diagnoses)[number];

/** Signs that it is the way between here and the server that suffers. Our own, from what calls on bad lines show. */
const suffers = {
  /** Milliseconds there and back. */
  rttMs: 300,
  /** Of the packets of the picture, those that the server had to send us once more. */
  repaired: 0.02,
  /** Of our own packets, those that the server missed. */
  loss: 0.05,
  /** Milliseconds without anything from the server, which says something every second or two. */
  unheardMs: 3_000,
} as const;

/** A steadier picture than this is sent, unless something holds it back. */
const steadyFps = thresholds.fps;

/** What is the matter within one second. */
export function momentary(modality: Modality, { receive, send }: Sample): Diagnosis {
  if (isTroubled(modality, receive)) {
    if (isOwnWayBad(receive, send)) return 'own-network';
    return modality === 'sign' && isDeviceBehind(receive) ? 'device' : 'other-side';
  }
  return send === null ? 'well' : outgoing(send);
}

/** What people notice: signing that stutters, speech that breaks up. */
function isTroubled(modality: Modality, { picture, sound }: ReceiveSample): boolean {
  if (modality === 'spoken') return sound !== null && concealmentOf(sound) > thresholds.concealment;
  return picture !== null && (picture.fps < thresholds.fps || picture.frozenMs > 0);
}

function isOwnWayBad({ picture, rttMs, unheardMs }: ReceiveSample, send: SendSample | null): boolean {
  const { received, repaired } = picture ?? { received: 0, repaired: null };
  return (
    unheardMs >= suffers.unheardMs ||
    (rttMs ?? 0) >= suffers.rttMs ||
    (repaired ?? 0) > received * suffers.repaired ||
    (send?.loss ?? 0) >= suffers.loss
  );
}

/** Whole frames arrive often enough and are not decoded. Where some were lost, those after them cannot be. */
const isDeviceBehind = ({ picture }: ReceiveSample): boolean =>
  picture !== null && picture.lost === 0 && picture.arrivedFps >= thresholds.fps;

/** What the other side will see of us. */
function outgoing({ fps, limitedBy, loss }: SendSample): Diagnosis {
  if ((loss ?? 0) >= suffers.loss) return 'own-network';
  if (fps >= steadyFps || fps === 0) return 'well';
  if (limitedBy === 'bandwidth') return 'own-network';
  return limitedBy === 'cpu' ? 'device' : 'well';
}

/** So many seconds are looked at together; so many of them make a trouble worth telling. */
export const LOOKED_AT = 5;
export const ENOUGH = 3;

/** What is shown, and the latest seconds, newest last. */
export interface Indicator {
  readonly shown: Diagnosis;
  readonly latest: readonly Diagnosis[];
}

export const calm: Indicator = { shown: 'well', latest: [] };

/**
 * What is shown after one more second. Words that come and go would disturb more than they tell: a trouble is shown once
 * it has most of the latest seconds, and taken away after as many seconds without any.
 */
export function nextIndicator({ shown, latest }: Indicator, second: Diagnosis): Indicator {
  const seconds = [...latest, second].slice(-LOOKED_AT);
  // One trouble brings others along: the words change with what has taken its place, not with every second.
  if (shown !== 'well' && seconds.includes(shown)) return { shown, latest: seconds };
  const trouble = diagnoses.find(
    (one) => one !== 'well' && seconds.filter((each) => each === one).length >= ENOUGH,
  );
  const over = seconds.length === LOOKED_AT && seconds.every((each) => each === 'well');
  return { shown: trouble ?? (over ? 'well' : shown), latest: seconds };
}
