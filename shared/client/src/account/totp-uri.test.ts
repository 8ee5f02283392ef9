import { expect, test } from 'vitest';
import { keyInGroups } from './totp-uri.ts';

test('the key is read in groups of four, without padding', () => {
  const uri = 'otpauth://totp/Mado:a%40example.jp?secret=ABCDEFGHIJKLMN%3D%3D&issuer=Mado&digits=6&period=30';
  expect(keyInGroups(uri)).toBe('ABCD EFGH IJKL MN');
});
