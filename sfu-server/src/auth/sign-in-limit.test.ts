import { expect, it } from 'vitest';
import { SignInLimit, type SignInAttempt } from './sign-in-limit.ts';

const attempt = (account: string, known: string | null = null): SignInAttempt => ({
  account,
  peer: '192.0.2.1',
  known,
});

async function lockOut(limit: SignInLimit, account: string): Promise<void> {
  for (let wrong = 0; wrong < 5; wrong += 1) await limit.spend(attempt(account));
  await expect(limit.spend(attempt(account))).rejects.toThrow('rate-limited');
}

it('spares every account that was signed in on a browser, the five of late', async () => {
  const limit = new SignInLimit('a secret');
  const accounts = ['a', 'b', 'c', 'd', 'e', 'f'];
  let known: string | null = null;
  for (const account of accounts) known = limit.remember(account, known);
  for (const account of accounts) await lockOut(limit, account);
  for (const account of accounts.slice(1)) await limit.spend(attempt(account, known));
  await expect(limit.spend(attempt('a', known))).rejects.toThrow('rate-limited');
});

it('knows an account in any spelling, once', () => {
  const limit = new SignInLimit('a secret');
  const known = limit.remember('A@example.jp', limit.remember('a@EXAMPLE.jp', null));
  expect(known.split('~')).toHaveLength(1);
});

it('takes no mark that another made, however many there are', async () => {
  const limit = new SignInLimit('a secret');
  const forged = new SignInLimit('another secret').remember('a', '~'.repeat(10_000));
  await lockOut(limit, 'a');
  await expect(limit.spend(attempt('a', forged))).rejects.toThrow('rate-limited');
});

it('gives back what was no failure', async () => {
  const limit = new SignInLimit('a secret');
  for (let right = 0; right < 10; right += 1) {
    await limit.spend(attempt('a'));
    await limit.giveBack(attempt('a'));
  }
  await lockOut(limit, 'a');
});
