import { expect, it } from 'vitest';
import { habitsFrom } from './habits.ts';

const minute = 60_000;

it('are our guess before there were calls', () => {
  expect(habitsFrom([], 'sign')).toEqual({
    handlingMs: 8 * minute,
    answering: { soonMs: 2_000, lateMs: 15_000 },
  });
  expect(habitsFrom([], 'spoken').handlingMs).toBe(7.5 * minute);
});

it('follow the calls that there were', () => {
  const handled = Array.from({ length: 45 }, (_, index) => ({
    talkMs: 12 * minute,
    answeringMs: (index + 1) * 100,
  }));
  const { handlingMs, answering } = habitsFrom(handled, 'spoken');
  expect(handlingMs).toBe(((45 * 12 + 5 * 7) / 50) * minute + 30_000);
  expect(answering).toEqual({ soonMs: 400, lateMs: 4_100 });
});
