import { createHash, createHmac, randomBytes } from 'node:crypto';

/** How a token is stored: hexadecimal, of no use to who reads it. */
export type HashToken = (token: string) => string;

/** 256 random bits in base64url: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Whether text could be a token at all. */
export const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * SHA-256: a token has too many random bits for guessing, so it needs no slow hash. With a secret (HMAC) somebody who
 * can write to the database still cannot make a session, and changing the secret signs everybody out.
 */
export const tokenHasher =
  (secret: string | null): HashToken =>
  (token) =>
    (secret === null ? createHash('sha256') : createHmac('sha256', secret)).update(token).digest('hex');
