import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { turnCredentials } from './credentials.ts';

const turn = { urls: ['turns:mado.example.jp:443?transport=tcp'], secret: 'of a test' };
const now = new Date('2027-01-15T09:00:00.900Z');

it('are a name that says when it ends, and its keyed hash', () => {
  const { urls, username, credential } = turnCredentials(turn, now);
  expect(urls).toEqual(turn.urls);
  expect(username).toMatch(new RegExp(`^${Math.floor(+now / 1000) + limits.relayNameFor}:[\\w-]{12}$`));
  expect(credential).toBe(createHmac('sha1', turn.secret).update(username).digest('base64'));
});

it('are others for each who asks, and say nothing of whose they are', () => {
  const names = Array.from({ length: 50 }, () => turnCredentials(turn, now).username);
  expect(new Set(names).size).toBe(names.length);
});
