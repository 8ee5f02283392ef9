const kinds: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** What people call the device that they sit at, as the first guess of a name for its passkey. */
export const thisDevice = (userAgent: string = navigator.userAgent): string =>
  kinds.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Mado';
