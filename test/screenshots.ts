import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freshDatabase } from './bench/fresh-database.ts';
import { accountTour } from './support/account-tour.ts';
import { launchChromium } from './support/chromium.ts';
import { tour, type TourOptions, type Visit } from './support/tour.ts';
import { Trial } from './support/trial.ts';
import { troubles, troubleTimes } from './support/troubles.ts';

const sizes = {
  landscape: { width: 1180, height: 820 },
  portrait: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
};
const languages: TourOptions['language'][] = ['jsl', 'en', 'ko', 'cmn'];
const isLanguage = (value: string): value is TourOptions['language'] =>
  languages.some((tag) => tag === value);

/** `node test/screenshots.ts [--language TAG …] [--staff ja|en] [--size NAME …] FOLDER`: a picture of every screen. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', multiple: true, default: ['jsl'] },
    staff: { type: 'string', default: 'ja' },
    size: { type: 'string', multiple: true, default: Object.keys(sizes) },
  },
});
const [folder = 'docs/screenshots'] = positionals;
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
const staff = values.staff === 'en' ? 'en' : 'ja';
for (const language of values.language.filter(isLanguage)) {
  for (const [size, viewport] of Object.entries(sizes).filter(([name]) => values.size.includes(name)))
    await takeAll({ language, staff, viewport }, size);
}
await browser.close();

async function takeAll(options: TourOptions, size: string): Promise<void> {
  await using trial = await Trial.start(await freshDatabase());
  const take: Visit = async (name, page) => {
    await page.screenshot({ path: path.join(folder, `${name}-${options.language}-${size}.png`) });
  };
  await tour(browser, trial, options, take);
  for (const client of ['interpreter', 'admin'] as const)
    await accountTour(browser, trial, { ...options, client }, take);
  // The interpreter of the tour is still at the work after their call.
  await using another = await Trial.start(await freshDatabase(), {}, { times: troubleTimes });
  await troubles(browser, another, options, take);
}
