const two = (value: number): string => String(value).padStart(2, '0');

/** The day of an instant in the reader's calendar, as a date field has it: `2026-07-15`. */
export function dayText(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function dayOf(text: string, later: number): number | undefined {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return undefined;
  // A year of two digits would be one of the twentieth century.
  const date = new Date(2000, Number(month) - 1, Number(day) + later);
  date.setFullYear(Number(year), Number(month) - 1, Number(day) + later);
  return date.getTime() < 0 ? undefined : date.getTime();
}

/** The first moment of the day in a date field; undefined where there is none. */
export const startOfDay = (text: string): number | undefined => dayOf(text, 0);

/** The first moment after it. */
export const dayAfter = (text: string): number | undefined => dayOf(text, 1);
