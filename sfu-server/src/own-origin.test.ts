import { describe, expect, it } from 'vitest';
import { isOwnOrigin, ownOrigin } from './own-origin.ts';

const from = (origin: string | undefined, host = 'mado.example.jp:8443') => ({
  headers: { host, ...(origin === undefined ? {} : { origin }) },
});
const plain = { publicUrl: null, secure: false };

describe('a page of this server', () => {
  it.each([
    [from('http://localhost:3000', 'localhost:3000'), plain],
    [from('https://mado.example.jp:8443'), { publicUrl: null, secure: true }],
    [
      from('https://mado.example.jp', '127.0.0.1:3000'),
      { publicUrl: 'https://mado.example.jp', secure: true },
    ],
    [from(undefined), plain],
  ])('is let in (%#)', (request, config) => {
    expect(isOwnOrigin(request, config)).toBe(true);
  });
});

describe('a page of somebody else', () => {
  it.each([
    'null',
    '',
    'https://evil.example',
    'http://mado.example.jp:8443',
    'https://mado.example.jp:8443.evil.example',
    'https://evil-mado.example.jp:8443',
    'https://mado.example.jp',
    'https://mado.example.jp:8443/',
  ])('is refused as %j', (origin) => {
    expect(isOwnOrigin(from(origin), { publicUrl: null, secure: true })).toBe(false);
  });

  it('is refused although it asks for our host, where the public address is another', () => {
    const config = { publicUrl: 'https://mado.example.jp', secure: true };
    expect(isOwnOrigin(from('http://127.0.0.1:3000', '127.0.0.1:3000'), config)).toBe(false);
  });
});

it('the address of links is the public one where there is one, whatever host is asked for', () => {
  expect(ownOrigin(from(undefined), { publicUrl: null, secure: true })).toBe('https://mado.example.jp:8443');
  expect(ownOrigin(from(undefined), { publicUrl: 'https://mado.example.jp', secure: true })).toBe(
    'https://mado.example.jp',
  );
});
