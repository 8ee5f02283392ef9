/** Later ones name themselves like earlier ones. */
const platforms: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  // Safari on an iPad says that it is a Macintosh.
  [/Macintosh/, 'iPad / Mac'],
  [/Linux/, 'Linux'],
];

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const firstOf = (families: typeof platforms, text: string): string | null =>
  families.find(([sign]) => sign.test(text))?.[1] ?? null;

/** What kind of device a `User-Agent` says it is, in names that read the same in every language: never its own text. */
export function deviceFamily(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const known = [firstOf(platforms, text), firstOf(browsers, text)].filter((name) => name !== null);
  return known.length === 0 ? '?' : known.join(' · ');
}
