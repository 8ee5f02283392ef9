import { Zone } from '@mado/core/domain/zone.ts';
import { expect, it } from 'vitest';
import { keyedTickets } from './tickets.ts';

const tickets = keyedTickets('secret', new Zone('Asia/Tokyo'));
const morning = new Date('2026-04-01T00:00:00Z');

it('finds a ticket again on the same day, however it is typed', () => {
  const lastMinute = new Date('2026-04-01T14:59:59.999Z');
  expect(tickets.hash('ａ 102', lastMinute)).toBe(tickets.hash('A-102', morning));
  expect(tickets.hash('A-103', morning)).not.toBe(tickets.hash('A-102', morning));
});

it('knows it no more on the next day of the ward, and not with another key', () => {
  const nextDay = new Date('2026-04-01T15:00:00Z');
  expect(tickets.hash('A-102', nextDay)).not.toBe(tickets.hash('A-102', morning));
  expect(keyedTickets('another', new Zone('Asia/Tokyo')).hash('A-102', morning)).not.toBe(
    tickets.hash('A-102', morning),
  );
});

it('does not show the number', () => {
  expect(tickets.hash('A-102', morning)).toMatch(/^[0-9a-f]{64}$/);
});
