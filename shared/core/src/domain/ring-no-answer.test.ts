import { expect, it } from 'vitest';
import { noneUnanswered, rangOut } from './ring-no-answer.ts';

const at = new Date('2026-04-01T09:00:00Z');

it('pauses after one offer that rang out, and breaks after the second in a row', () => {
  const once = rangOut(noneUnanswered, at, 30_000);
  expect(once).toEqual({ inARow: 1, pausedUntil: new Date('2026-04-01T09:00:30Z') });
  expect(rangOut(once ?? noneUnanswered, at, 30_000)).toBeNull();
});
