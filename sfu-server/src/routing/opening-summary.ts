import type { OpeningHours } from '@mado/core/domain/opening.ts';
import { fit } from './fit.ts';

const DAY_MS = 86_400_000;

type Spans = OpeningHours['week']['mon'];

/** Opening hours in few words, as the audit log keeps them. Days in a row are told as one. */
export function openingSummary(hours: OpeningHours | null): Readonly<Record<string, string>> {
  if (hours === null) return { hours: 'always' };
  return {
    week: fit(weekText(hours.week)),
    closedOn: fit(runs(hours.closedOn.toSorted())),
    openOn: fit(hours.openOn.map(({ date, spans }) => `${date} ${spansText(spans)}`)),
    publicHolidays: hours.publicHolidays ? 'closed' : 'open',
  };
}

const spansText = (spans: Spans): string =>
  spans.length === 0 ? 'closed' : spans.map(({ from, to }) => `${from}-${to}`).join(' ');

/** `mon-fri 09:00-17:30`, `sat closed`. */
function weekText({ mon, tue, wed, thu, fri, sat, sun }: OpeningHours['week']): string[] {
  const runs: { first: string; last: string; text: string }[] = [];
  for (const [name, spans] of Object.entries({ mon, tue, wed, thu, fri, sat, sun })) {
    const text = spansText(spans);
    const run = runs.at(-1);
    if (run?.text === text) run.last = name;
    else runs.push({ first: name, last: name, text });
  }
  return runs.map(({ first, last, text }) => `${first === last ? first : `${first}-${last}`} ${text}`);
}

/** `2026-12-29..2027-01-03`. */
function runs(dates: readonly string[]): string[] {
  const found: { first: string; last: string }[] = [];
  for (const date of dates) {
    const run = found.at(-1);
    if (run !== undefined && Date.parse(date) - Date.parse(run.last) <= DAY_MS) run.last = date;
    else found.push({ first: date, last: date });
  }
  return found.map(({ first, last }) => (first === last ? first : `${first}..${last}`));
}
