import { calendarOf } from '@mado/sfu-server/opening/calendar.ts';
import { Openings } from '@mado/sfu-server/opening/openings.ts';

/** Opening hours as they stand in Japan, for what runs without a whole server. */
export const openings = new Openings(calendarOf('Asia/Tokyo'));
