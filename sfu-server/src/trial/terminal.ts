import type { Config } from '../config.ts';
import type { TrialLinks } from './links.ts';
import { qrLines } from './qr.ts';

const languageWords: Readonly<Record<string, string>> = {
  jsl: 'Japanese Sign Language',
  en: 'English',
  ko: 'Korean',
  cmn: 'Mandarin',
};

const languages = (tags: readonly string[]) => tags.map((tag) => languageWords[tag] ?? tag).join(', ');

type Settings = Pick<Config, 'mode' | 'dataDir' | 'moreHosts'>;

/** What a trial says once it runs. */
export const welcome = (url: string, settings: Settings): string =>
  settings.mode === 'lan' ? lanWelcome(url, settings) : localWelcome(url, settings);

const localWelcome = (url: string, { dataDir }: Settings) => `
  Mado is running at ${url}
  A trial: a sample ward, for this computer alone. Its data stay in ${dataDir}

  Try a call. All three links may be open in one browser at the same time:
    1. Open the link of a counter tablet.
    2. Open the link of an interpreter and press "Available".
    3. On the tablet tap that interpreter's language, then answer in the console.
    4. Open the administrator's link: the call is in the log.
`;

const lanWelcome = (url: string, { dataDir, moreHosts }: Settings) => `
  ┌──────────────────────────────────────────────────────────────────────────┐
  │  TRIAL, NOT FOR REAL VISITORS                                            │
  │  Whoever is in this network and has a link is let in: for testing only.  │
  └──────────────────────────────────────────────────────────────────────────┘

  Mado is running at ${url}
${moreHosts.map((host) => `  and, in another network of this computer, at ${elsewhere(url, host)}\n`).join('')}
  A sample ward. Its data, and the certificate that it made for itself, stay in ${dataDir}

  Try a call, with a tablet and a second device in the same network:
    1. Scan the code of a counter tablet. The browser warns that it does not know the certificate, which is
       true: go on to the page (under "details" or "advanced").
    2. Open the link of an interpreter on the other device, and press "Available".
    3. On the tablet tap that interpreter's language, then answer in the console.
  A wrong address? MADO_HOST=… chooses another of this computer's.
`;

function elsewhere(url: string, host: string): string {
  const other = new URL(url);
  other.hostname = host;
  return other.origin;
}

interface Entry {
  readonly url: string;
  readonly label: string;
}

/** The links by whose they are. */
const groups = ({ tablets, interpreters, admin }: TrialLinks): readonly [string, readonly Entry[]][] => [
  ['Counter tablets', tablets.map(({ counter, url }) => ({ url, label: counter }))],
  [
    'Interpreters',
    interpreters.map((person) => ({
      url: person.url,
      label: `${person.name} — ${languages(person.languages)}`,
    })),
  ],
  ['Administrator', [{ url: admin, label: '' }]],
];

const page = (lines: readonly string[]): string =>
  `\n${[
    '  Each link signs one browser in, once. It works until it is used or Mado stops.',
    '',
    ...lines,
    '  Enter prints fresh links. Ctrl-C stops Mado.',
    '',
  ].join('\n')}\n`;

/** The links, addresses first so that they stand in one column. */
export const linkList = (links: TrialLinks): string =>
  page(
    groups(links).flatMap(([title, entries]) => [
      `  ${title}`,
      ...entries.map(({ url, label }) => `    ${url}  ${label}`.trimEnd()),
      '',
    ]),
  );

/**
 * The links, each with its code below it.
 * @param colour false where the output goes to a file
 */
export const qrList =
  (colour: boolean) =>
  (links: TrialLinks): string =>
    page(
      groups(links).flatMap(([title, entries]) => [
        `  ${title}`,
        '',
        ...entries.flatMap(({ url, label }) => [
          `    ${label === '' ? title : label}`,
          `    ${url}`,
          ...qrLines(url, colour).map((line) => `    ${line}`),
          '',
        ]),
      ]),
    );
