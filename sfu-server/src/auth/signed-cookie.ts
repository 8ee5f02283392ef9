import { createHmac, timingSafeEqual } from 'node:crypto';

/** Tokens of the library: 32 letters and digits. */
const form = /^([A-Za-z0-9]{32})\.([A-Za-z0-9+/]{43}=)$/;

/**
 * The token in the value of a cookie that better-auth signed (HMAC-SHA-256 in base64 after a dot), or null.
 * Read here and not by the library, so that who is signed in costs one query, and that its failure is told apart.
 */
export function verifiedToken(value: string, secret: string): string | null {
  const [, token, signature] = form.exec(value) ?? [];
  if (token === undefined || signature === undefined) return null;
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
