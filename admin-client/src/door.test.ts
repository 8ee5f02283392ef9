import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { createDoor } from './door.ts';
import { session } from './session.ts';

beforeEach(() => session.set('unknown'));

it('keeps nothing of who was here before, and seeks the line anew', () => {
  const seek = vi.fn();
  const client = new QueryClient();
  client.setQueryData(['calls'], 'theirs');
  const forget = vi.fn();
  const door = createDoor({ seek }, client, { forget });
  door.signedOut();
  expect(session.get()).toBe('signed-out');
  expect(client.getQueryData(['calls'])).toBeUndefined();
  expect(forget).toHaveBeenCalledOnce();
  client.setQueryData(['calls'], 'read while signed out');
  door.signedIn();
  expect(session.get()).toBe('unknown');
  expect(client.getQueryData(['calls'])).toBeUndefined();
  expect(seek).toHaveBeenCalledOnce();
});

it('keeps nothing either of whom the server signed out, before the line is back as anybody’s', () => {
  const client = new QueryClient();
  const forget = vi.fn();
  createDoor({ seek: () => undefined }, client, { forget });
  client.setQueryData(['calls'], 'theirs');
  session.set('signed-out');
  expect(client.getQueryData(['calls'])).toBeUndefined();
  expect(forget).toHaveBeenCalledOnce();
});
