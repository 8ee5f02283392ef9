import { domains, type Domain } from '@mado/core/domain/routing-settings.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import type { Gender, LanguageVariant } from '@mado/core/domain/wishes.ts';
import departments from './departments.json' with { type: 'json' };

interface SampleLanguage {
  readonly tag: string;
  readonly modality: Modality;
  readonly variants?: readonly LanguageVariant[];
}

interface SampleInterpreter {
  readonly name: string;
  /** Proficiency, 1–5, by language. */
  readonly skills: Readonly<Record<string, number>>;
  readonly gender?: Gender;
  /** Of the languages that have some. */
  readonly variants?: readonly string[];
}

/** What is called 手話 is two things: a language, and Japanese put into signs. */
const signing: readonly LanguageVariant[] = [
  {
    tag: 'jsl',
    names: { ja: '日本手話', en: 'Japanese Sign Language', ko: '일본 수어', 'zh-Hans': '日本手语' },
  },
  {
    tag: 'coded',
    names: { ja: '日本語対応手話', en: 'Signed Japanese', ko: '일본어 대응 수화', 'zh-Hans': '日语对应手语' },
  },
];

/** In the order of the tablet's home screen. */
export const sampleLanguages: readonly SampleLanguage[] = [
  { tag: 'jsl', modality: 'sign', variants: signing },
  { tag: 'en', modality: 'spoken' },
  { tag: 'ko', modality: 'spoken' },
  { tag: 'cmn', modality: 'spoken' },
];

/** Invented people. */
export const sampleInterpreters: readonly SampleInterpreter[] = [
  { name: '佐藤 美咲', skills: { jsl: 5 }, gender: 'woman', variants: ['jsl', 'coded'] },
  { name: '山本 健太', skills: { jsl: 4 }, gender: 'man', variants: ['jsl', 'coded'] },
  { name: '高橋 直子', skills: { en: 4 }, gender: 'woman' },
  { name: 'エミリー・カーター', skills: { en: 5 }, gender: 'woman' },
  { name: 'キム・ソヨン', skills: { ko: 5 } },
  { name: 'リウ・ジン', skills: { cmn: 5 } },
  { name: 'ワン・シーユエン', skills: { en: 4, cmn: 5 } },
];

/** All of them are at home everywhere: a trial shows calls, not who is missing. */
export const sampleDomains: readonly Domain[] = domains;

export const sampleAdministrator = '区役所 管理者';

export interface SampleCounter {
  readonly department: string;
  readonly section: string;
  readonly name: string;
  readonly domain: Domain | null;
}

/** What visits are about, by the first words of a section's name. */
const domainsBySection: readonly (readonly [string, Domain])[] = [
  ['福祉', 'welfare'],
  ['生活支援', 'welfare'],
  ['保健', 'medical'],
  ['住民情報', 'residency'],
  ['保険年金', 'insurance'],
  ['介護保険', 'insurance'],
];

const domainOf = (section: string): Domain | null =>
  domainsBySection.find(([words]) => section.startsWith(words))?.[1] ?? null;

/** One counter a section. */
export const sampleCounters: readonly SampleCounter[] = departments.flatMap((department) =>
  department.sections.map((section) => ({
    department: department.name,
    section: section.name,
    name: `${section.name}窓口`,
    domain: domainOf(section.name),
  })),
);

/** The counters whose tablets get a printed link: where visitors come most. */
export const printedSections: readonly string[] = ['住民情報', '保険年金・保険', '福祉', '介護保険'];
