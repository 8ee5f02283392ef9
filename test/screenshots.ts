import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freshDatabase } from './bench/fresh-database.ts';
import { launchChromium } from './support/chromium.ts';
import { tour, type TourOptions } from './support/tour.ts';
import { Trial } from './support/trial.ts';

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
for (const language of values.language.filter(isLanguage)) {
  for (const [size, viewport] of Object.entries(sizes).filter(([name]) => values.size.includes(name))) {
    await using trial = await Trial.start(await freshDatabase());
    const staff = values.staff === 'en' ? 'en' : 'ja';
    await tour(browser, trial, { language, staff, viewport }, async (name, page) => {
      await page.screenshot({ path: path.join(folder, `${name}-${language}-${size}.png`) });
    });
  }
}
await browser.close();
