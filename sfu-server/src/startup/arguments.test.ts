import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

it('serves unless told that it is a trial', () => {
  expect(parseArguments([])).toEqual({ trial: false });
  expect(parseArguments(['--trial'])).toEqual({ trial: true });
});

it.each([
  ['--lan', 'option-not-yet'],
  ['--trail', 'option-unknown'],
  ['trial', 'option-unknown'],
])('refuses %s', (argument, code) => {
  expect(() => parseArguments(['--trial', argument])).toThrow(expect.objectContaining({ code, exitCode: 2 }));
});
