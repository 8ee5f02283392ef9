import { dictionary } from '@zxcvbn-ts/language-common';

/** Passwords that are tried first: the most frequent of those seen in breaches, in small letters. */
export const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);
