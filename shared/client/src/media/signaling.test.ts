import { expect, test } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import { isCuredByJoining } from './signaling.ts';

test.each([
  ['a line that was lost', new RequestError('disconnected', true), true],
  ['a line that was taken up too late', new RequestError('not-joined', false), true],
  ['a right that has ended', new RequestError('ticket-invalid', false), false],
  ['a browser that cannot', new TypeError('no such codec'), false],
])('whether joining anew cures %s', (_what, error, cured) => {
  expect(isCuredByJoining(error)).toBe(cured);
});
