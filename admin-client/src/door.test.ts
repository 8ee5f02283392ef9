import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { createDoor } from './door.ts';
import { session } from './session.ts';

beforeEach(() => session.set('unknown'));

it('keeps nothing of who was here before, and seeks the line anew', () => {
  const seek = vi.fn();
  const client = new QueryClient();
  client.setQueryData(['calls'], 'theirs');
  const door = createDoor({ seek }, client);
  door.signedOut();
  expect(session.get()).toBe('signed-out');
  expect(client.getQueryData(['calls'])).toBeUndefined();
  client.setQueryData(['calls'], 'read while signed out');
  door.signedIn();
  expect(session.get()).toBe('unknown');
  expect(client.getQueryData(['calls'])).toBeUndefined();
  expect(seek).toHaveBeenCalledOnce();
});
