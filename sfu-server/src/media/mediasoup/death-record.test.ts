import { expect, it } from 'vitest';
import { DeathRecord } from './death-record.ts';

it('calls a place troubled after three deaths within a minute, until one of them is a minute ago', () => {
  let now = 0;
  const record = new DeathRecord(() => now);
  for (const at of [0, 50_000, 61_000]) {
    now = at;
    record.add();
  }
  expect(record.troubled).toBe(false);
  now = 62_000;
  record.add();
  expect(record.troubled).toBe(true);
  now = 110_000;
  expect(record.troubled).toBe(false);
});
