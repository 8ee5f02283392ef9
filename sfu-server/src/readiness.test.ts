import { expect, it } from 'vitest';
import { workersCheck } from './readiness.ts';

it('tells media workers that live from those that calls avoid, and from none', () => {
  const check = (workers: number, troubled: number) =>
    workersCheck({ workers: () => workers, troubledWorkers: () => troubled });
  expect(check(2, 0)).toBeNull();
  expect(check(2, 1)).toEqual({ degraded: '1 media worker died repeatedly and is left out' });
  expect(check(2, 2)).toEqual({ degraded: '2 media workers died repeatedly and are left out' });
  expect(check(0, 2)).toBe('no media worker lives');
});
