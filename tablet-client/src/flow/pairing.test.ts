import { RequestError } from '@mado/client/socket/request-error.ts';
import type { PairingAnswer, PairingView } from '@mado/core/protocol/rest/tablets.ts';
import { expect, it } from 'vitest';
import { pair, type PairingState } from './pairing.ts';

const counter = { name: '福祉窓口', department: '保健福祉課', section: '福祉' };
const paired = { state: 'paired', counter } as const;
const view = (code: string): PairingView => ({ code, now: 50_000, expiresAt: 650_000 });
const pending: PairingAnswer = { state: 'pending' };
const lost = new RequestError('disconnected', true);
const gone = new RequestError('pairing-not-found', false);

/** Runs a pairing against what a server would answer, one after the other, and tells what was shown. */
async function run(asks: (PairingView | Error)[], polls: (PairingAnswer | Error)[]) {
  const shown: PairingState[] = [];
  const pauses: number[] = [];
  const waits: boolean[] = [];
  let now = 1_000;
  let isOver = false;
  const next = <T>(answers: (T | Error)[]): Promise<T> => {
    const answer = answers.shift();
    if (answer === undefined) isOver = true;
    const failure = answer === undefined ? lost : answer;
    return failure instanceof Error ? Promise.reject(failure) : Promise.resolve(failure);
  };
  await pair({
    ask: () => next(asks),
    poll: (wait) => {
      waits.push(wait);
      return next(polls);
    },
    pause: (ms) => {
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
    clock: () => now,
    show: (state) => void shown.push(state),
    isOver: () => isOver,
  });
  return { shown, pauses, waits };
}

const code = (text: string, reached = true, endsAt = 601_000) => ({
  state: 'shown',
  code: text,
  endsAt,
  reached,
});

it('shows a code for as long as it lasts, by its own clock, and then the counter', async () => {
  const { shown } = await run([view('AAAA')], [pending, paired]);
  expect(shown).toEqual([code('AAAA'), code('AAAA'), paired]);
});

it('shows a new code once the one before has run out', async () => {
  const { shown } = await run([view('AAAA'), view('BBBB')], [gone, paired]);
  expect(shown).toEqual([code('AAAA'), code('BBBB'), paired]);
});

it('keeps the code while the server cannot be reached, and goes on when it can', async () => {
  const { shown, pauses, waits } = await run([view('AAAA')], [lost, pending, paired]);
  expect(shown).toEqual([code('AAAA'), code('AAAA', false), code('AAAA'), paired]);
  expect(pauses).toEqual([3_000, 1_000]);
  expect(waits).toEqual([true, false, true]);
});

it('does not show a code that ran out unseen', async () => {
  const away = Array.from({ length: 201 }, () => lost);
  const { shown } = await run([view('AAAA'), lost, view('BBBB')], [...away, paired]);
  expect(shown.slice(-3)).toEqual([
    { state: 'failed', code: 'disconnected' },
    expect.objectContaining({ code: 'BBBB', reached: true }),
    paired,
  ]);
});

it('asks again, later where it was told to wait', async () => {
  const limited = new RequestError('rate-limited', true);
  const { shown, pauses } = await run([lost, limited, view('AAAA')], [paired]);
  expect(shown.slice(0, 2)).toEqual([
    { state: 'failed', code: 'disconnected' },
    { state: 'failed', code: 'rate-limited' },
  ]);
  expect(pauses).toEqual([3_000, 30_000]);
});

it('fetches what was approved before the page was loaded anew', async () => {
  const { shown } = await run([new RequestError('pairing-decided', false)], [paired]);
  expect(shown).toEqual([paired]);
});

it('stops when it was denied', async () => {
  const { shown } = await run([view('AAAA'), view('BBBB')], [{ state: 'denied' }]);
  expect(shown).toEqual([code('AAAA'), { state: 'denied' }]);
});
