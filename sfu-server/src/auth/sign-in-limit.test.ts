import { beforeEach, describe, expect, it } from 'vitest';
import { SignInLimit } from './sign-in-limit.ts';

let limit: SignInLimit;
beforeEach(() => {
  limit = new SignInLimit('a-secret-of-one-server-0123456789abcdef');
});

const account = 'sato@ward.example';
const attempt = (change: Partial<{ account: string; peer: string; known: string | null }> = {}) => ({
  account,
  peer: '198.51.100.7',
  known: null,
  ...change,
});

/** How many failures are let through before the next is refused. */
function allowed(make: (index: number) => ReturnType<typeof attempt>): number {
  for (let index = 0; index < 200; index += 1) {
    try {
      limit.spend(make(index));
    } catch {
      return index;
    }
  }
  return 200;
}

describe('failures to sign in', () => {
  it('are five from one address at one account, however its name is written', () => {
    expect(allowed((index) => attempt({ account: index % 2 ? account : account.toUpperCase() }))).toBe(5);
  });

  it('are thirty at one account from wherever', () => {
    expect(allowed((index) => attempt({ peer: `198.51.100.${index}` }))).toBe(30);
  });

  it('of one network of IPv6 are those of one address', () => {
    expect(allowed((index) => attempt({ peer: `2001:db8:0:1::${index + 1}` }))).toBe(5);
  });

  it('of one site of IPv6 are those of one address at one account, and leave it the rest for others', () => {
    expect(allowed((index) => attempt({ peer: `2001:db8:0:${index.toString(16)}::1` }))).toBe(5);
    for (let index = 0; index < 100; index += 1)
      allowed(() => attempt({ peer: `2001:db8:0:${index.toString(16)}::1` }));
    expect(() => limit.spend(attempt({ peer: '2001:db8:1:1::1' }))).not.toThrow();
  });

  it('are recorded a hundred times for one network, and then no more', () => {
    const noted = [];
    for (let index = 0; index < 120; index += 1) noted.push(limit.mayNote(`2001:db8:0:1::${index + 1}`));
    expect(noted.filter(Boolean)).toHaveLength(100);
    expect(limit.mayNote('2001:db8:0:2::1')).toBe(true);
  });

  it('are fifty from one address at whatever account', () => {
    expect(allowed((index) => attempt({ account: `${index}@ward.example` }))).toBe(50);
  });

  it('of a stranger, however many, do not lock out a browser that the account was signed in on', () => {
    const known = limit.remember(account, null);
    allowed((index) => attempt({ peer: `198.51.100.${index}` }));
    allowed(() => attempt());
    expect(() => limit.spend(attempt({ known }))).not.toThrow();
  });

  it('that were refused, however many, take nothing of what the account has for other addresses', () => {
    for (let index = 0; index < 100; index += 1) allowed(() => attempt());
    expect(() => limit.spend(attempt({ peer: '203.0.113.9' }))).not.toThrow();
  });

  it('that were refused take nothing of what their address has for other accounts', () => {
    for (let index = 0; index < 100; index += 1) allowed(() => attempt());
    expect(() => limit.spend(attempt({ account: 'suzuki@ward.example' }))).not.toThrow();
  });

  it('have a limit on that browser as well', () => {
    const known = limit.remember(account, null);
    expect(allowed(() => attempt({ known }))).toBe(10);
  });

  it('do not count what was none', () => {
    for (let index = 0; index < 20; index += 1) {
      limit.spend(attempt());
      limit.giveBack(attempt());
    }
  });
});

describe('the mark of a known browser', () => {
  it.each([
    ['another account', (limited: SignInLimit) => limited.remember('suzuki@ward.example', null)],
    ['another server', () => new SignInLimit('b'.repeat(40)).remember(account, null)],
    ['somebody who made it up', () => 'nonce.mark'],
    ['nothing', () => ''],
  ])('of %s is none', (_whose, make) => {
    const known = make(limit);
    expect(allowed(() => attempt({ known }))).toBe(5);
  });
});

function lockOut(name: string): void {
  for (let wrong = 0; wrong < 5; wrong += 1) limit.spend(attempt({ account: name }));
  expect(() => limit.spend(attempt({ account: name }))).toThrow('rate-limited');
}

it('spares every account that was signed in on a browser, the five of late', () => {
  const accounts = ['a', 'b', 'c', 'd', 'e', 'f'];
  let known: string | null = null;
  for (const account of accounts) known = limit.remember(account, known);
  for (const account of accounts) lockOut(account);
  for (const account of accounts.slice(1)) limit.spend(attempt({ account, known }));
  expect(() => limit.spend(attempt({ account: 'a', known }))).toThrow('rate-limited');
});

it('knows an account in any spelling, once', () => {
  const known = limit.remember('A@example.jp', limit.remember('a@EXAMPLE.jp', null));
  expect(known.split('~')).toHaveLength(1);
});

it('takes no mark that another made, however many there are', () => {
  const forged = new SignInLimit('another secret').remember('a', '~'.repeat(10_000));
  lockOut('a');
  expect(() => limit.spend(attempt({ account: 'a', known: forged }))).toThrow('rate-limited');
});
