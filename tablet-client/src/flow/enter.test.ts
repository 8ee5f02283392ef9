import { initialConnection, nextConnection, type ConnectionEvent } from '@mado/client/socket/connection.ts';
import { createStore } from '@mado/client/socket/store.ts';
import { expect, it, vi } from 'vitest';
import { enter } from './enter.ts';

const refused = { type: 'refused', code: 'unauthenticated' } as const;

/** A device that has just been paired, which the server refused when it was not yet. */
function scene() {
  const connection = createStore(nextConnection(initialConnection, refused));
  const [seek, turnedAway] = [vi.fn(), vi.fn()];
  const stop = enter({ connection, seek }, turnedAway);
  const happens = (event: ConnectionEvent): void => connection.set(nextConnection(connection.get(), event));
  return { seek, turnedAway, stop, happens };
}

it('seeks the line, and is content once it is there', () => {
  const { seek, turnedAway, happens } = scene();
  expect(seek).toHaveBeenCalledOnce();
  happens({ type: 'connected' });
  expect(turnedAway).not.toHaveBeenCalled();
});

it('waits while there is no network, however long', () => {
  const { turnedAway, happens } = scene();
  happens({ type: 'gave-up' });
  happens({ type: 'gave-up' });
  happens({ type: 'connected' });
  expect(turnedAway).not.toHaveBeenCalled();
});

it('learns that it was sent away meanwhile, also after a time without a network', () => {
  const { turnedAway, happens } = scene();
  happens({ type: 'gave-up' });
  happens(refused);
  expect(turnedAway).toHaveBeenCalledOnce();
});

it('hears nothing once it has stopped', () => {
  const { turnedAway, stop, happens } = scene();
  stop();
  happens(refused);
  expect(turnedAway).not.toHaveBeenCalled();
});
