import { BareClaim } from './bare-claim.ts';
import type { Bed } from './bed.ts';
import { OurDispatcher } from './ours.ts';
import { forgetRung, prepare, queueOne } from './scene.ts';
import { QUEUED, sizes, type Size } from './throughput.ts';

/** How often, and how long at most where that takes long. */
const [SAMPLES, BUDGET_MS] = [300, 60_000];
/** Not counted: code and plans are cold. */
const WARM_UP = 5;
const LEAST_SAMPLES = 3;

export interface WakeToOffer {
  readonly size: Size;
  /** From the wake until the offer's commit was told of, in milliseconds. */
  readonly ours: number[];
  /** One bare claim right after each, in milliseconds. */
  readonly bare: number[];
}

export async function measureWakes(bed: Bed): Promise<WakeToOffer[]> {
  await using bare = await BareClaim.create(bed);
  const results: WakeToOffer[] = [];
  for (const size of sizes) results.push(await measureAt(bed, bare, size));
  return results;
}

/**
 * One call after the other comes while {@link QUEUED} others wait in vain: half of the interpreters are free for it, the
 * other half could take those that wait, but each is in a call.
 */
async function measureAt(bed: Bed, bare: BareClaim, size: Size): Promise<WakeToOffer> {
  const result: WakeToOffer = { size, ours: [], bare: [] };
  await prepare(bed, { free: size / 2, waiting: 0, busy: size / 2, waitingInVain: QUEUED });
  await bare.queue(QUEUED + SAMPLES + WARM_UP);
  await using dispatcher = new OurDispatcher(bed);
  await dispatcher.start();
  const endAt = performance.now() + BUDGET_MS;
  for (let sample = -WARM_UP; sample < SAMPLES; sample += 1) {
    const isLate = performance.now() > endAt;
    if (isLate && result.ours.length >= LEAST_SAMPLES) break;
    const [ours, other] = [await wakeOnce(bed, dispatcher), await claimOnce(bare)];
    if (sample < 0 && !isLate) continue;
    result.ours.push(ours);
    result.bare.push(other);
  }
  return result;
}

async function wakeOnce(bed: Bed, dispatcher: OurDispatcher): Promise<number> {
  await queueOne(bed);
  const told = dispatcher.toldAt.length;
  const beganAt = performance.now();
  await dispatcher.wake();
  const toldAt = dispatcher.toldAt[told];
  if (toldAt === undefined) throw new Error('nobody was rung for the call');
  await forgetRung(bed);
  return toldAt - beganAt;
}

async function claimOnce(bare: BareClaim): Promise<number> {
  const beganAt = performance.now();
  if (!(await bare.claim())) throw new Error('there was nothing to claim');
  return performance.now() - beganAt;
}
