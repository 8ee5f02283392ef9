import type { OpeningHours } from '@mado/core/domain/opening.ts';
import { expect, it } from 'vitest';
import { openingSummary } from './opening-summary.ts';

const day = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:30' },
];
const hours: OpeningHours = {
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [{ from: '09:00', to: '12:00' }], sun: [] },
  publicHolidays: true,
  closedOn: ['2027-01-02', '2026-12-31', '2027-01-01', '2026-08-14'],
  openOn: [
    { date: '2026-03-29', spans: [{ from: '10:00', to: '24:00' }] },
    { date: '2026-03-30', spans: [] },
  ],
};

it('tells what is set', () => {
  expect(openingSummary(hours)).toEqual({
    week: 'mon-fri 09:00-12:00 13:00-17:30, sat 09:00-12:00, sun closed',
    closedOn: '2026-08-14, 2026-12-31..2027-01-02',
    openOn: '2026-03-29 10:00-24:00, 2026-03-30 closed',
    publicHolidays: 'closed',
  });
  expect(openingSummary(null)).toEqual({ hours: 'always' });
});

it('has room for what there is no room for, and says so', () => {
  const closedOn = Array.from({ length: 60 }, (_nothing, index) => `20${10 + index}-08-14`);
  const { closedOn: text = '' } = openingSummary({ ...hours, closedOn });
  expect(text).toMatch(/^2010-08-14, .*, 2024-08-14 and 45 more$/);
  expect(text.length).toBeLessThanOrEqual(200);
});
