import { meanWait } from '@mado/core/domain/erlang.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Random } from '../support/fuzz/random.ts';
import { QueueRoom } from './queue-room.ts';
import { randomCalls, Waits } from './random-calls.ts';

const HANDLING = 300_000;
/** Of the routing, each of which waits exactly what the recursion says; and of the recursion, whose mean is compared. */
const [ROUTED, COUNTED] = [5_000, 4_000_000];

it.each([
  { people: 3, load: 1.8 },
  { people: 8, load: 6 },
])('calls wait for $people people at $load erlangs as Erlang says', async ({ people, load }) => {
  const seed = fc.sample(fc.integer({ min: 1 }), 1)[0] ?? 1;
  const calls = randomCalls(new Random(seed), load, HANDLING).take(ROUTED).toArray();
  const recursion = new Waits(people);
  const room = await QueueRoom.open(people);
  const routed = await room.serve(calls);
  expect(routed, `seed ${seed}`).toEqual(calls.map((call) => recursion.next(call)));

  const waits = new Waits(people);
  let sum = 0;
  for (const call of randomCalls(new Random(seed), load, HANDLING).take(COUNTED)) sum += waits.next(call);
  const ratio = sum / COUNTED / meanWait(people, load, HANDLING);
  expect(Math.abs(ratio - 1), `seed ${seed}: ${ratio} of the formula`).toBeLessThan(0.03);
});
