import type { Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connections } from './connections.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A socket whose handshake begins now. */
const socket = () => ({ handshake: { issued: Date.now() } }) as unknown as Socket;

it('hands back what somebody has open, and nothing of anybody else', () => {
  const connections = new Connections();
  const [own, other] = [socket(), socket()];
  connections.add('tablet', 'a', own);
  connections.add('tablet', 'b', other);
  connections.add('interpreter', 'a', socket());
  expect([...connections.cut('tablet', 'a')]).toEqual([own]);
  expect(connections.isPresent('tablet', 'a')).toBe(false);
  expect(connections.remove('tablet', 'a', own)).toBe(false);
  expect(connections.remove('tablet', 'b', other)).toBe(true);
});

it('does not take whoever was let in before they were cut off, and takes who comes after', () => {
  const connections = new Connections();
  const late = socket();
  vi.advanceTimersByTime(5);
  connections.cut('tablet', 'a');
  expect(connections.add('tablet', 'a', late)).toBe(false);
  expect(connections.add('tablet', 'a', socket())).toBe(false);
  expect(connections.add('tablet', 'b', late)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(connections.add('tablet', 'a', socket())).toBe(true);
  expect(connections.isPresent('tablet', 'a')).toBe(true);
});

it('remembers a cut for as long as a handshake may take', () => {
  const connections = new Connections();
  const late = socket();
  connections.cut('tablet', 'a');
  vi.advanceTimersByTime(60_000);
  connections.cut('tablet', 'b');
  expect(connections.add('tablet', 'a', late)).toBe(false);
  vi.advanceTimersByTime(1);
  connections.cut('tablet', 'c');
  expect(connections.add('tablet', 'a', late)).toBe(true);
});
