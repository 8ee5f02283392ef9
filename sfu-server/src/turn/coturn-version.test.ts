import { expect, it } from 'vitest';
import { OLDEST_COTURN, troubleWith } from './coturn-version.ts';

it.each(['4.6.1', '4.9.0', '4.13.0', '3.99.99'])('warns of coturn %s', (version) => {
  expect(troubleWith(version)).toContain('turn-version-old');
});

it.each([OLDEST_COTURN, '4.13.2', '4.17.2', '5.0.0'])('has nothing against coturn %s', (version) => {
  expect(troubleWith(version)).toBeNull();
});

it('says which one to take where there is none', () => {
  expect(troubleWith(null)).toContain(OLDEST_COTURN);
});
