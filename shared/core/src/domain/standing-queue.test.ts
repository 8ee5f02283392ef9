import { describe, expect, it } from 'vitest';
import { noQueue, watchQueue, type QueueWatch } from './standing-queue.ts';

const after = (
  watch: QueueWatch,
  seconds: number,
  rttMs: number | null,
  targetBps: number | null = 200_000,
) =>
  Array.from({ length: seconds }).reduce<QueueWatch>((now) => watchQueue(now, { rttMs, targetBps }), watch);

const calm = after(noQueue, 10, 100);

describe('a queue in the own line', () => {
  it('is none while the round trip stays, however long it is', () => {
    expect(after(noQueue, 60, 600).cap).toBeNull();
    expect(after(calm, 60, 190).cap).toBeNull();
  });

  it('makes less be sent once it stands, and still less while it goes on', () => {
    expect(after(calm, 2, 250).cap).toBeNull();
    expect(after(calm, 3, 250).cap).toBe(160_000);
    expect(after(calm, 6, 250).cap).toBe(128_000);
  });

  it('never makes so little be sent that signing could not be read', () => {
    expect(after(calm, 20, 400).cap).toBe(120_000);
    expect(after(calm, 3, 400, 60_000).cap).toBe(120_000);
  });

  it('does not mind a burst', () => {
    const bursts = Array.from({ length: 10 }).reduce<QueueWatch>(
      (now) => after(after(now, 2, 400), 1, 100),
      calm,
    );
    expect(bursts.cap).toBeNull();
  });

  it('lets more be sent, little by little, once it is gone, and as much as ever in the end', () => {
    const cut = after(calm, 3, 250);
    const soon = after(cut, 5, 110, 160_000);
    expect(soon.cap).toBeGreaterThan(160_000);
    expect(soon.cap).toBeLessThan(200_000);
    expect(after(cut, 5, 170).cap).toBe(cut.cap);
    expect(after(cut, 60, 110, 160_000).cap).toBeNull();
  });

  it('that a path made that is wide again holds nothing back for long', () => {
    const cut = after(calm, 12, 300, 1_500_000);
    expect(cut.cap).toBeLessThan(700_000);
    const steps = Array.from({ length: 40 }).reduce<QueueWatch>(
      (now) => watchQueue(now, { rttMs: 105, targetBps: now.cap ?? 1_500_000 }),
      cut,
    );
    expect(steps.cap).toBeGreaterThan(1_500_000);
  });

  it('is none any more once a path that became longer is the usual one', () => {
    const longer = after(calm, 35, 300);
    expect(after(longer, 120, 300).cap).toBeNull();
  });

  it('is not judged by what is not told', () => {
    expect(after(calm, 10, null)).toEqual(calm);
    expect(after(calm, 3, 300, null).cap).toBeNull();
  });
});
