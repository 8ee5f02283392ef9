import { expect, test } from 'vitest';
import { isAltKey, type KeyPress } from './shortcut.ts';

const press: KeyPress = {
  code: 'KeyA',
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
};

test('Alt and the letter', () => {
  expect(isAltKey(press, 'A')).toBe(true);
  expect(isAltKey(press, 'D')).toBe(false);
});

test.each(['ctrlKey', 'metaKey', 'shiftKey', 'repeat'] as const)('nothing with %s', (key) => {
  expect(isAltKey({ ...press, [key]: true }, 'A')).toBe(false);
});

test('nothing without Alt', () => {
  expect(isAltKey({ ...press, altKey: false }, 'A')).toBe(false);
});
