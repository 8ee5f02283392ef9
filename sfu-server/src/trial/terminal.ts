import type { TrialLinks } from './links.ts';

const languageWords: Readonly<Record<string, string>> = {
  jsl: 'Japanese Sign Language',
  en: 'English',
  ko: 'Korean',
  cmn: 'Mandarin',
};

const languages = (tags: readonly string[]) => tags.map((tag) => languageWords[tag] ?? tag).join(', ');

/** What a trial says once it runs. */
export const welcome = (url: string, dataDir: string): string => `
  Mado is running at ${url}
  A trial: a sample ward, for this computer alone. Its data stay in ${dataDir}

  Try a call. All three links may be open in one browser at the same time:
    1. Open the link of a counter tablet.
    2. Open the link of an interpreter and press "Available".
    3. On the tablet tap that interpreter's language, then answer in the console.
    4. Open the administrator's link: the call is in the log.
`;

/** The links, addresses first so that they stand in one column. */
export function linkList(links: TrialLinks): string {
  const lines = [
    '  Each link signs one browser in, once. It works until it is used or Mado stops.',
    '',
    '  Counter tablets',
    ...links.tablets.map(({ counter, url }) => `    ${url}  ${counter}`),
    '',
    '  Interpreters',
    ...links.interpreters.map(
      (person) => `    ${person.url}  ${person.name} — ${languages(person.languages)}`,
    ),
    '',
    '  Administrator',
    `    ${links.admin}`,
    '',
    '  Enter prints fresh links. Ctrl-C stops Mado.',
    '',
  ];
  return `\n${lines.join('\n')}\n`;
}
