import { openings } from '../../../test/support/openings.ts';
import { tickets } from '../../../test/support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { expect, it, vi } from 'vitest';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import type { CallStore, CallTransaction, Due } from './call-store.ts';
import { Dispatcher } from './dispatcher.ts';

const nothingDue: Due = {
  offers: [],
  queueExpired: [],
  connectExpired: [],
  tabletsLost: [],
  consolesLost: [],
  wrapUps: [],
  pauses: [],
  rests: [],
  presences: [],
};

it('goes on with everybody else when one row cannot be dealt with, and tries that one again later', async () => {
  const now = new Date('2026-04-01T00:00:00Z');
  const delays: number[] = [];
  const clock: Clock = {
    now: () => now,
    after: (delayMs) => {
      delays.push(delayMs);
      return { cancel: () => undefined };
    },
  };
  const locked: string[] = [];
  const tx = {
    lockInterpreter: async (id: string) => {
      locked.push(id);
      if (id === 'broken') throw new Error('not whole');
      return null;
    },
    nextWaiting: async () => {
      locked.push('dispatch');
      return [];
    },
    nextForsaken: async () => null,
  };
  const store = {
    transaction: async (_caller: string, work: (one: CallTransaction) => Promise<unknown>) =>
      work(tx as unknown as CallTransaction),
    due: async () => ({ ...nothingDue, wrapUps: ['broken', 'whole'] }),
    nextDeadline: async () => now,
    waitingBeyond: async () => false,
  };
  const onError = vi.fn();
  const context = {
    store: store as unknown as CallStore,
    clock,
    times: routingDefaults,
    node: 'test',
    openings,
    tickets,
    accepting: () => true,
    newId,
  };
  const dispatcher = new Dispatcher(context, () => undefined, onError);
  dispatcher.start();
  await dispatcher.settled();
  expect(locked).toEqual(['broken', 'whole', 'dispatch']);
  expect(onError).toHaveBeenCalledOnce();
  expect(delays).toEqual([1000]);
});
