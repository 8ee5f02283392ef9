import { expect, it } from 'vitest';
import { spoken } from './stun.ts';

/** An Allocate request: type 3, no attributes, cookie. */
const allocate = Buffer.from('000300002112a442', 'hex');

it.each([
  ['nothing', Buffer.alloc(0), 'undecided'],
  ['a STUN message', allocate, 'stun'],
  ['one with what follows it', Buffer.concat([allocate, Buffer.alloc(30)]), 'stun'],
  ['the beginning of one', allocate.subarray(0, 7), 'undecided'],
  ['its first byte', allocate.subarray(0, 1), 'undecided'],
  ['one without the cookie (RFC 3489)', Buffer.from('0001000000000000', 'hex'), 'other'],
  ['a request', Buffer.from('G'), 'other'],
  ['an empty line before a request', Buffer.from('\r\nGET / HTTP/1.1'), 'other'],
  ['the preface of HTTP/2', Buffer.from('PRI * HTTP/2.0'), 'other'],
  ['a handshake of TLS inside TLS', Buffer.from('1603010200010001', 'hex'), 'other'],
  ['data of a TURN channel, which nobody begins with', Buffer.from('4000000421124200', 'hex'), 'other'],
])('knows %s', (_what, bytes, expected) => {
  expect(spoken(bytes)).toBe(expected);
});
