import { describe, expect, it } from 'vitest';
import { readCookie, sessionCookie } from './cookies.ts';

describe('cookies', () => {
  it('keeps the three roles of one browser apart', () => {
    const header = 'other=1; mado-tablet=t; mado-interpreter=i; mado-admin=a';
    expect(readCookie(header, 'tablet', false)).toBe('t');
    expect(readCookie(header, 'interpreter', false)).toBe('i');
    expect(readCookie(header, 'admin', false)).toBe('a');
  });

  it.each([undefined, '', 'mado-tablet', 'other=1'])('finds nothing in %j', (header) => {
    expect(readCookie(header, 'tablet', false)).toBeNull();
  });

  it('takes only the protected name over TLS', () => {
    expect(readCookie('mado-admin=planted', 'admin', true)).toBeNull();
    expect(readCookie('__Host-mado-admin=mine', 'admin', true)).toBe('mine');
  });

  it('hides the cookie from scripts and other sites', () => {
    expect(sessionCookie('tablet', 'T', { secure: true, maxAgeMs: 60_500 })).toBe(
      '__Host-mado-tablet=T; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(sessionCookie('tablet', 'T', { secure: false, maxAgeMs: 60_000 })).toBe(
      'mado-tablet=T; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    );
  });
});
