import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, base64url. */
export const newTicket = (): string => randomBytes(24).toString('base64url');

/** Compares in a time that says nothing of where the two differ. */
export function isSameTicket(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
