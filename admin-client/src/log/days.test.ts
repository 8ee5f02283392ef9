import { describe, expect, it } from 'vitest';
import { dayAfter, dayText, startOfDay } from './days.ts';

describe('a day of a date field', () => {
  it.each(['2026-07-15', '2024-02-29', '1999-12-31'])(
    '%s begins and ends in the calendar of the reader',
    (text) => {
      const [start, end] = [startOfDay(text) ?? 0, dayAfter(text) ?? 0];
      expect(dayText(start)).toBe(text);
      expect(dayText(start - 1)).not.toBe(text);
      expect(dayText(end - 1)).toBe(text);
      expect(dayText(end)).not.toBe(text);
    },
  );

  it.each(['', '2026', '0026-01-01'])('%s is none', (text) => {
    expect(startOfDay(text)).toBeUndefined();
    expect(dayAfter(text)).toBeUndefined();
  });
});
