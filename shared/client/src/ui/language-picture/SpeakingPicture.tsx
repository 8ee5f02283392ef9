import type { LanguageTag } from '@mado/core/domain/language.ts';
import { endonymLang } from '../../i18n/language-name.ts';
import { Person } from './figure.tsx';
import { greetings } from './greetings.ts';

interface Colours {
  readonly clothes: string;
  readonly ground: string;
}
const usual: Colours = { clothes: '#5a6b8c', ground: '#e6eaf2' };
const colours: Partial<Record<LanguageTag, Colours>> = {
  en: { clothes: '#d9722e', ground: '#fdeedd' },
  ko: { clothes: '#4f7d3a', ground: '#e9f2e2' },
  cmn: { clothes: '#a3475d', ground: '#f8e8ec' },
};

const sizeOf = (greeting: string): number => {
  const wide = Array.from(greeting).reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x7ff ? 2 : 1.1),
    0,
  );
  return Math.min(44, 218 / wide);
};

const Globe = () => (
  <g transform="translate(167 56)" fill="none" stroke="currentColor" strokeWidth="4">
    <circle r="24" />
    <ellipse rx="10" ry="24" />
    <path d="M-24 0h48" />
  </g>
);

/** Somebody who speaks, and how the language says hello. */
export function SpeakingPicture({ tag }: { tag: LanguageTag }) {
  const greeting = greetings[tag];
  const { clothes, ground } = colours[tag] ?? usual;
  return (
    <svg viewBox="0 0 240 160" preserveAspectRatio="xMidYMax" aria-hidden="true" focusable="false">
      <circle cx="74" cy="106" r="84" fill={ground} />
      <Person clothes={clothes} mouth="speak" bun={tag === 'ko' || tag === 'vi'} />
      <path
        d="M116 12h102a18 18 0 0 1 18 18v52a18 18 0 0 1-18 18h-90l-26 18 8-28a18 18 0 0 1-12-17V30a18 18 0 0 1 18-18z"
        fill="#fff"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      {greeting === undefined ? (
        <Globe />
      ) : (
        <text
          lang={endonymLang(tag)}
          x="167"
          y="56"
          fill="currentColor"
          fontSize={sizeOf(greeting)}
          fontWeight="700"
          textAnchor="middle"
          dominantBaseline="central"
        >
          {greeting}
        </text>
      )}
    </svg>
  );
}
