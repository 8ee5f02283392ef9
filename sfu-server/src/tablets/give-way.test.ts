import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { networkOf } from '../peers.ts';
import { whoGivesWay as whoOf } from './give-way.ts';

let count = 0;
const asks = (address: string, decidedAt: Date | null = null) => {
  count += 1;
  return { id: `${count}`, address, decidedAt };
};
const several = (number: number, address: (index: number) => string) =>
  Array.from({ length: number }, (_, index) => asks(address(index)));
const at = new Date(0);
const ward = '192.0.2.1';
const nobody = (_address: string): boolean => false;
const whoGivesWay = (waiting: ReturnType<typeof asks>[], newcomer: string, isFamiliar = nobody) =>
  whoOf({ waiting, newcomer, isFamiliar });

it('nobody gives way while there is room', () => {
  expect(whoGivesWay([], ward)).toEqual([]);
  const almost = several(limits.pairings - 1, (index) => `198.51.100.${index % 100}`);
  expect(whoGivesWay(almost, ward)).toEqual([]);
});

it('the oldest of one’s own network gives way, and of nobody else’s', () => {
  const other = asks('198.51.100.1');
  const own = several(limits.pairingsPerPeer, (index) => `2001:db8::${index + 1}`);
  expect(whoGivesWay([other, ...own], '2001:db8::ffff')).toEqual([own[0]?.id]);
  expect(whoGivesWay([other, ...own], '2001:db8:0:1::1')).toEqual([]);
});

it('of too many in all, the oldest of the fullest network does', () => {
  const first = asks(ward);
  const few = several(100, (index) => `198.51.${index % 10}.1`);
  const stranger = several(limits.pairings - few.length - 1, () => '203.0.113.1');
  expect(whoGivesWay([first, ...few, ...stranger], ward)).toEqual([stranger[0]?.id]);
});

it('who has a site of IPv6 has no more of it than who has one network', () => {
  const first = asks(ward);
  const second = asks(ward);
  const stranger = several(limits.pairings - 2, (index) => `2001:db8:5:${index.toString(16)}::1`);
  expect(whoGivesWay([first, second, ...stranger], ward)).toEqual([stranger[0]?.id]);
});

it('of many strangers with few devices each the oldest of all does, whoever has one more than the others', () => {
  const strangers = several(limits.pairings - 4, (index) => `198.51.${index >> 8}.${index & 255}`);
  const tablets = several(4, () => ward);
  const waiting = [...strangers.slice(0, 9), ...tablets, ...strangers.slice(9)];
  expect(whoGivesWay(waiting, '203.0.113.1')).toEqual([strangers[0]?.id]);
  const { pairingsOfMany } = limits;
  const few = several(pairingsOfMany - 1, () => '203.0.113.9');
  const crowd = [...strangers.slice(few.length + 4), ...tablets, ...few];
  expect(whoGivesWay([...crowd, ...several(4, () => ward)], ward)).toEqual([crowd[0]?.id]);
  const many = [...crowd, ...several(3, () => '203.0.113.8'), asks('203.0.113.9')];
  expect(whoGivesWay(many, ward)).toEqual([few[0]?.id]);
});

it('where one of ours was seen lately nobody does, as long as there are strangers', () => {
  const isFamiliar = (address: string) => address === ward;
  const tablets = several(50, () => ward);
  const strangers = several(limits.pairings - 50, (index) => `198.51.${index >> 8}.${index & 255}`);
  expect(whoGivesWay([...tablets, ...strangers], '203.0.113.1', isFamiliar)).toEqual([strangers[0]?.id]);
  const all = several(limits.pairings, (index) => `192.0.2.${index % 6}`);
  expect(whoGivesWay(all, '203.0.113.1', (address) => address !== '')).toEqual([all[0]?.id]);
});

it('who was approved stays', () => {
  const approved = Array.from({ length: limits.pairings - 1 }, () => asks('203.0.113.1', at));
  const [waits] = several(1, () => ward);
  if (waits === undefined) throw new Error('nobody waits');
  expect(whoGivesWay([...approved, waits], '198.51.100.1')).toEqual([waits.id]);
  expect(whoGivesWay([...approved, { ...waits, decidedAt: at }], '198.51.100.1')).toBeNull();
});

const address = fc.oneof(
  fc.constantFrom(ward, '198.51.100.1', '203.0.113.1'),
  fc.integer({ min: 0, max: 200 }).map((index) => `2001:db8:${index % 3}:${index.toString(16)}::1`),
);
const question = fc.record({ address, decided: fc.boolean() });

it('afterwards there is always room, for the network as well, and no decided question is gone', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 250, maxLength: 400 }), address, (questions, newcomer) => {
      const waiting = questions.map((each) => asks(each.address, each.decided ? at : null));
      const gone = whoGivesWay(waiting, newcomer);
      const left = waiting.filter(({ id }) => gone?.includes(id) !== true);
      const own = left.filter((each) => networkOf(each.address) === networkOf(newcomer));
      if (gone === null) expect(waiting.some(({ decidedAt }) => decidedAt !== null)).toBe(true);
      else {
        expect(left.length).toBeLessThan(limits.pairings);
        expect(own.length).toBeLessThan(limits.pairingsPerPeer);
      }
      for (const { id, decidedAt } of waiting) if (decidedAt !== null) expect(gone ?? []).not.toContain(id);
    }),
    { numRuns: 50 },
  );
});
