import { MadoError } from '@mado/core/domain/errors.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from '@mado/core/domain/person.ts';
import { common } from './common-passwords.ts';

/**
 * Refuses what is guessed first (NIST SP 800-63B-4, 3.1.1.2): short, of the list of those seen in breaches, alone or
 * with something put before or after it, or made of what everybody knows of the account. No rules of composition.
 * @param known what belongs to the account: its name, its address
 * @throws {MadoError} `password-too-short`, `password-too-long` or `password-common`
 */
export function checkPassword(password: string, known: readonly string[]): void {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD) throw new MadoError('password-too-short');
  if (password.length > MAX_PASSWORD) throw new MadoError('password-too-long');
  const plain = password.toLowerCase();
  const parts = known
    .flatMap((text) => text.toLowerCase().split(/[@.\s]+/))
    .filter((part) => part.length > 3);
  const guessed =
    common.has(plain) || common.has(core(plain)) || isMonotonous(plain) || parts.includes(core(plain));
  if (guessed) throw new MadoError('password-common');
}

/** Without the digits and signs that people put around a word. */
const core = (text: string): string => text.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');

/** A few characters over and over, or a row of the alphabet or the keyboard. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size < 5) return true;
  const half = text.slice(0, Math.ceil(text.length / 2));
  for (let size = 1; size <= half.length; size += 1) {
    if (
      text.length / size >= 3 &&
      text.startsWith(text.slice(0, size).repeat(Math.floor(text.length / size)))
    )
      return true;
  }
  return rows.some((row) => row.includes(text));
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
