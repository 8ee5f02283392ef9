import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('dark modules that touch are drawn as one', () => {
  expect(
    qrPath([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, false, false],
    ]),
  ).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h1v1h-1z');
});
