/** An instant as the hour and minute of the device. @param at milliseconds since 1970 */
export const timeOfDay = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
