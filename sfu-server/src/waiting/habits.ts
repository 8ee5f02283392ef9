import type { Modality } from '@mado/core/domain/language.ts';
import { wrapUpMs } from '@mado/core/domain/presence.ts';
import type { Habits } from '@mado/core/domain/wait-estimate.ts';
import type { Handled } from './waiting-repository.ts';

/** What is taken for usual before there were calls: our own guess, which counts like so many of them. */
const usual = { talkMs: 7 * 60_000, calls: 5 };
const usualAnswering = { soonMs: 2_000, lateMs: 15_000 };
/** Fewer say nothing of the soonest and the latest. */
const ENOUGH = 10;
/** Between these shares of them lie more than eight of ten: what fifty calls say of the next one is not exact. */
const [SOON, LATE] = [0.07, 0.93];

/** What can be expected of calls, from what the newest of them took. */
export function habitsFrom(handled: readonly Handled[], modality: Modality): Habits {
  const talked = handled.reduce((sum, { talkMs }) => sum + talkMs, usual.calls * usual.talkMs);
  const answering = handled.map(({ answeringMs }) => answeringMs).toSorted((a, b) => a - b);
  const at = (share: number) => answering[Math.floor(share * (answering.length - 1))] ?? 0;
  return {
    handlingMs: talked / (handled.length + usual.calls) + wrapUpMs[modality],
    answering: handled.length < ENOUGH ? usualAnswering : { soonMs: at(SOON), lateMs: at(LATE) },
  };
}
