import { expect, test } from 'vitest';
import { thisDevice } from './this-device.ts';

test('a device is called by its kind', () => {
  expect(thisDevice('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe('iPhone');
  expect(thisDevice('Mozilla/5.0 (Linux; Android 15; Pixel 9)')).toBe('Android');
  expect(thisDevice('Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toBe('Windows');
  expect(thisDevice('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('Mac');
  expect(thisDevice('something else')).toBe('Mado');
});
