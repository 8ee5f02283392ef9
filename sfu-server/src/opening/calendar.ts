import holidayJp from '@holiday-jp/holiday_jp';
import type { Calendar } from '@mado/core/domain/opening.ts';
import { Zone } from '@mado/core/domain/zone.ts';

/** The clocks of a time zone, with Japan's public holidays as far as their table goes. @throws {RangeError} no such zone */
export const calendarOf = (timeZone: string): Calendar => ({
  zone: new Zone(timeZone),
  isPublicHoliday: (date) => Object.hasOwn(holidayJp.holidays, date),
});
