import { expect, it } from 'vitest';
import { peopleThere } from './people-there.ts';

it('are all of the ward, and of a group no more than may be busy at once', () => {
  const ward = { all: 3, free: 2, limit: null };
  expect(peopleThere([])).toEqual({ free: 0, busy: 0 });
  expect(peopleThere([ward])).toEqual({ free: 2, busy: 1 });
  // Ten of a partner are free, two of whom may be rung.
  expect(peopleThere([ward, { all: 10, free: 10, limit: { capacity: 2, busy: 0 } }])).toEqual({
    free: 4,
    busy: 1,
  });
  expect(peopleThere([{ all: 10, free: 9, limit: { capacity: 2, busy: 1 } }])).toEqual({ free: 1, busy: 1 });
  expect(peopleThere([{ all: 10, free: 8, limit: { capacity: 2, busy: 2 } }])).toEqual({ free: 0, busy: 2 });
  // Fewer than may be busy, and its others are busy in another language.
  expect(peopleThere([{ all: 1, free: 1, limit: { capacity: 2, busy: 2 } }])).toEqual({ free: 0, busy: 1 });
  expect(peopleThere([{ all: 2, free: 1, limit: { capacity: 5, busy: 6 } }])).toEqual({ free: 0, busy: 2 });
});
