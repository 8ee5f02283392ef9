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
async function allowed(make: (index: number) => ReturnType<typeof attempt>): Promise<number> {
  for (let index = 0; index < 200; index += 1) {
    try {
      await limit.spend(make(index));
    } catch {
      return index;
    }
  }
  return 200;
}

describe('failures to sign in', () => {
  it('are five from one address at one account, however its name is written', async () => {
    expect(await allowed((index) => attempt({ account: index % 2 ? account : account.toUpperCase() }))).toBe(
      5,
    );
  });

  it('are thirty at one account from wherever', async () => {
    expect(await allowed((index) => attempt({ peer: `198.51.100.${index}` }))).toBe(30);
  });

  it('are fifty from one address at whatever account', async () => {
    expect(await allowed((index) => attempt({ account: `${index}@ward.example` }))).toBe(50);
  });

  it('of a stranger, however many, do not lock out a browser that the account was signed in on', async () => {
    const known = limit.remember(account);
    await allowed((index) => attempt({ peer: `198.51.100.${index}` }));
    await allowed(() => attempt());
    await expect(limit.spend(attempt({ known }))).resolves.toBeUndefined();
  });

  it('have a limit on that browser as well', async () => {
    const known = limit.remember(account);
    expect(await allowed(() => attempt({ known }))).toBe(10);
  });

  it('are spent at once, not after the password was looked at', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => limit.spend(attempt())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('do not count what was none', async () => {
    for (let index = 0; index < 20; index += 1) {
      await limit.spend(attempt());
      await limit.giveBack(attempt());
    }
  });
});

describe('the mark of a known browser', () => {
  it.each([
    ['another account', (limited: SignInLimit) => limited.remember('suzuki@ward.example')],
    ['another server', () => new SignInLimit('b'.repeat(40)).remember(account)],
    ['somebody who made it up', () => 'nonce.mark'],
    ['nothing', () => ''],
  ])('of %s is none', async (_whose, make) => {
    const known = make(limit);
    expect(await allowed(() => attempt({ known }))).toBe(5);
  });
});
