import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { testId } from './trial.ts';

/** How long a call is kept for each side. */
export const graceSeconds = {
  tablet: routingDefaults.tabletGraceMs / 1_000,
  console: routingDefaults.consoleGraceMs / 1_000,
} as const;

/** The banner counts up what has passed and down what is left, for eyes only: it lies in no live region. */
export async function countsDown(page: Page, whole: number): Promise<void> {
  const seconds = page.locator(testId('away'));
  const read = async () => {
    const [gone, left] = await seconds.evaluate((at) => [at.dataset['gone'], at.dataset['left']]);
    return { gone: Number(gone), left: Number(left), text: await seconds.innerText() };
  };
  const first = await read();
  expect(first.gone + first.left).toBe(whole);
  expect(first.left).toBeGreaterThan(whole - 10);
  await expect.poll(async () => (await read()).left, { timeout: 5_000 }).toBeLessThan(first.left);
  expect(first.text).toContain(`${first.gone}秒`);
  expect(
    await seconds.evaluate((at) => at.closest('[role="status"], [role="alert"], [aria-live]')),
  ).toBeNull();
}
