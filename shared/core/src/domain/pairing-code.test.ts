import { expect, it } from 'vitest';
import { pairingAlphabet, pairingCodeText, readPairingCode } from './pairing-code.ts';

it('has no vowel, no digit and no sign twice', () => {
  expect(pairingAlphabet).toMatch(/^[B-Z]+$/);
  expect(pairingAlphabet).not.toMatch(/[AEIOUY]/);
  expect(new Set(pairingAlphabet).size).toBe(pairingAlphabet.length);
});

it.each(['WDJB-MJHT', 'wdjbmjht', ' wdjb mjht ', 'ＷＤＪＢ－ＭＪＨＴ', 'ｗｄｊｂ　ｍｊｈｔ', 'wdjb–mjht'])(
  'reads %j',
  (typed) => {
    expect(readPairingCode(typed)).toBe('WDJBMJHT');
  },
);

it.each(['', 'WDJB-MJH', 'WDJB-MJHTB', 'AEIO-UAEI', '12345678', '__proto__'])('does not read %j', (typed) => {
  expect(readPairingCode(typed)).toBeNull();
});

it('is read again as it was written', () => {
  expect(pairingCodeText('WDJBMJHT')).toBe('WDJB-MJHT');
});
