import { afterEach, expect, test, vi } from 'vitest';
import { takeInvitation, tokenIn } from './invitation-token.ts';

afterEach(() => vi.unstubAllGlobals());

test('an invitation is in the fragment, whole', () => {
  expect(tokenIn('#invitation=abc-_9')).toBe('abc-_9');
  expect(tokenIn('#invitation=abc&x')).toBeNull();
  expect(tokenIn('#content')).toBeNull();
  expect(tokenIn('')).toBeNull();
});

function openedAt(hash: string) {
  const replaceState = vi.fn();
  vi.stubGlobal('window', {
    location: { hash, pathname: '/admin/', search: '?a=1' },
    history: { state: null, replaceState },
  });
  return replaceState;
}

test('an invitation is taken out of the address', () => {
  const replaceState = openedAt('#invitation=secret');
  expect(takeInvitation()).toBe('secret');
  expect(replaceState).toHaveBeenCalledWith(null, '', '/admin/?a=1');
});

test('any other address is left as it is', () => {
  const replaceState = openedAt('#content');
  expect(takeInvitation()).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
});
