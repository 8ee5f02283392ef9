import { createHmac, randomBytes } from 'node:crypto';

/** How a token is stored: hexadecimal, of no use to who reads it. */
export type HashToken = (token: string) => string;

/** 256 random bits in base64url: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Whether text could be a token at all. */
export const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * HMAC-SHA-256: a token has too many random bits for guessing, so it needs no slow hash. Somebody who can write to the
 * database still cannot make a session without the secret, and changing the secret signs everybody out.
 */
export const tokenHasher =
  (secret: string): HashToken =>
  (token) =>
    createHmac('sha256', secret).update(token).digest('hex');
