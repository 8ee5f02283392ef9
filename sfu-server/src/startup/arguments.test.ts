import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

it('serves unless told that it is a trial, of this computer or of the room', () => {
  expect(parseArguments([])).toEqual({ mode: 'serve' });
  expect(parseArguments(['--trial'])).toEqual({ mode: 'trial' });
  expect(parseArguments(['--trial', '--lan'])).toEqual({ mode: 'lan' });
});

it.each([
  [['--trial', '--trail'], 'option-unknown'],
  [['--trial', 'trial'], 'option-unknown'],
  [['--trial', '--lan=0.0.0.0'], 'option-unknown'],
  [['--lan'], 'option-misplaced'],
])('refuses %j', (args, code) => {
  expect(() => parseArguments(args)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
});
