import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { Page } from 'playwright-core';
import type { TourOptions, Visit } from './tour.ts';
import { screen, testId, type CallPages } from './trial.ts';

/** The language is closed for today, and opened while the visitor reads so. */
export async function closedForToday(
  { tablet, admin }: CallPages,
  { language }: TourOptions,
  visit: Visit,
): Promise<void> {
  await setOpening(admin, language, closedToday());
  await tablet.waitForSelector(`${testId(`language-${language}`)} [data-opens-at]`);
  await visit('tablet-home-closed', tablet);
  await tablet.click(testId(`language-${language}`));
  await screen(tablet, 'unavailable');
  await visit('tablet-closed', tablet);
  await setOpening(admin, language, null);
  await tablet.getByTestId('call-again').waitFor();
  await visit('tablet-closed-opened', tablet);
  await tablet.getByTestId('go-home').click();
  await screen(tablet, 'home');
}

function closedToday(): OpeningHours {
  const day = [{ from: '09:00', to: '17:30' }];
  return {
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
    publicHolidays: false,
    closedOn: [new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })],
    openOn: [],
  };
}

async function setOpening(admin: Page, language: string, hours: OpeningHours | null): Promise<void> {
  const url = new URL(`/api/admin/routing/languages/${language}/opening`, admin.url()).href;
  const status = await admin.evaluate(
    async ([address, body]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(address, { method: 'PUT', headers, body })).status;
    },
    [url, JSON.stringify({ hours })] as const,
  );
  if (status !== 200) throw new Error(`the opening hours were not taken: ${status}`);
}
