import type { Manager } from 'socket.io-client';
import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

class FakeManager {
  #attempted: (attempt: number) => void = () => undefined;

  first = 0;
  longest = 0;
  tryFor = 0;

  on(_event: string, listener: (attempt: number) => void): void {
    this.#attempted = listener;
  }

  attempt(attempt: number): void {
    this.#attempted(attempt);
  }

  reconnectionDelay(ms: number): void {
    this.first = ms;
  }

  reconnectionDelayMax(ms: number): void {
    this.longest = ms;
  }

  timeout(ms: number): void {
    this.tryFor = ms;
  }
}

const paced = () => {
  const manager = new FakeManager();
  return { manager, pace: new Pace(manager as unknown as Manager) };
};

it('is fast as long as anybody is in a hurry', () => {
  const { manager, pace } = paced();
  const [first, second] = [pace.hurry(), pace.hurry()];
  expect(manager).toMatchObject({ first: 100, longest: 600, tryFor: 2_000 });
  first();
  first();
  expect(manager.longest).toBe(600);
  second();
  expect(manager).toMatchObject({ first: 250, longest: 4_000, tryFor: 5_000 });
});

it('gives every sixth try the time that a slow line takes', () => {
  const { manager, pace } = paced();
  pace.hurry();
  const times = [4, 5, 6, 7].map((attempt) => {
    manager.attempt(attempt);
    return manager.tryFor;
  });
  expect(times).toEqual([2_000, 2_000, 5_000, 2_000]);
});
