/** RFC 8489, 5: type and length, then the cookie. */
const COOKIE = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const COOKIE_AT = 4;
const HEAD = COOKIE_AT + COOKIE.length;

/**
 * What somebody speaks, by their first bytes: a STUN message begins with two zero bits and has the cookie, text has
 * neither. `undecided`: it takes more of them, at most eight.
 */
export function spoken(bytes: Buffer): 'stun' | 'other' | 'undecided' {
  const [first] = bytes;
  if (first === undefined) return 'undecided';
  if (first > 0x3f) return 'other';
  if (bytes.length < HEAD) return 'undecided';
  return bytes.subarray(COOKIE_AT, HEAD).equals(COOKIE) ? 'stun' : 'other';
}
