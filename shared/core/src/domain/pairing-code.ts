/** Consonants alone (RFC 8628, 6.1): no code spells a word, and none has signs that look alike. */
export const pairingAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';

/** 20⁸ codes: with few of them outstanding and few guesses allowed, none is found by chance. */
export const PAIRING_CODE_LENGTH = 8;

/** How long a code can be used, in milliseconds. */
export const PAIRING_LIFETIME_MS = 10 * 60_000;

const others = new RegExp(`[^${pairingAlphabet}]`, 'g');

/**
 * The code that somebody typed: any case, any spacing, also in the full-width letters of a Japanese keyboard.
 * @returns its letters alone, or null when it can be no code
 */
export function readPairingCode(typed: string): string | null {
  const letters = typed.normalize('NFKC').toUpperCase().replace(others, '');
  return letters.length === PAIRING_CODE_LENGTH ? letters : null;
}

/** A code as people read it out: `WDJB-MJHT`. */
export const pairingCodeText = (letters: string): string => `${letters.slice(0, 4)}-${letters.slice(4)}`;
