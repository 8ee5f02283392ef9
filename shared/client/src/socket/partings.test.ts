import { expect, test } from 'vitest';
import { Partings } from './partings.ts';

const BY_SERVER = 'io server disconnect';
/** The longest it can be. */
const longest = () => 1;

test('a server that ends the line is asked why within half a second', () => {
  expect(new Partings(longest).pause(BY_SERVER, 0)).toBe(500);
});

test('a line that is ended again and again is not sought in a hurry', () => {
  const partings = new Partings(longest);
  partings.pause(BY_SERVER, 0);
  expect(partings.pause(BY_SERVER, 1_000)).toBe(1_800);
  expect(partings.pause(BY_SERVER, 11_000)).toBe(1_800);
  expect(partings.pause(BY_SERVER, 22_000)).toBe(500);
});

test('after a refusal a client waits, whatever was before', () => {
  const partings = new Partings(longest);
  expect(partings.pause(undefined, 0)).toBe(3_000);
  expect(partings.pause(BY_SERVER, 100)).toBe(500);
});

test('after a parting by the server a client that is not known asks once more, soon', () => {
  const partings = new Partings(longest);
  partings.pause('transport close', 0);
  expect(partings.doubts('unauthenticated')).toBe(false);
  partings.pause(BY_SERVER, 0);
  expect(partings.doubts('unauthenticated')).toBe(true);
  expect(partings.pause(undefined, 500)).toBe(900);
  expect(partings.doubts('unauthenticated')).toBe(false);
  partings.pause(BY_SERVER, 20_000);
  expect(partings.doubts('outdated-client')).toBe(false);
  partings.pause(BY_SERVER, 40_000);
  partings.over();
  expect(partings.doubts('unauthenticated')).toBe(false);
});
