import { expect, it, vi } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { Renewal } from './renewal.ts';

const start = new Date('2026-04-01T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const scene = () => {
  const clock = new FakeClock(start);
  const renew = vi.fn();
  const pass = (seconds: number) => clock.advance(seconds * 1_000, () => Promise.resolve());
  return { renewal: new Renewal(clock, renew), renew, pass };
};

it('comes once, at the first instant of all', async () => {
  const { renewal, renew, pass } = scene();
  for (const seconds of [60, 30, 90, 30]) renewal.due(later(seconds));
  await pass(29);
  expect(renew).not.toHaveBeenCalled();
  await pass(100);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('comes again where a view that is drawn then says so', async () => {
  const { renewal, renew, pass } = scene();
  renew.mockImplementationOnce(() => renewal.due(later(60)));
  renewal.due(later(30));
  await pass(60);
  expect(renew).toHaveBeenCalledTimes(2);
});

it('comes no more once it is over', async () => {
  const { renewal, renew, pass } = scene();
  renewal.due(later(30));
  renewal.stop();
  renewal.due(later(40));
  await pass(60);
  expect(renew).not.toHaveBeenCalled();
});
