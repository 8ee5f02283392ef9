import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mediaStats } from './media-stats.ts';

/** Waits until the page has played more of the other side's sound. */
export async function playsSound(page: Page): Promise<void> {
  const { audioEnergy } = await mediaStats(page);
  await expect
    .poll(async () => (await mediaStats(page)).audioEnergy, { timeout: 10_000, interval: 100 })
    .toBeGreaterThan(audioEnergy);
}
