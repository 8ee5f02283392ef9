import { MadoError } from '@mado/core/domain/errors.ts';
import { regardOf, type Preferences, type Wishes } from '@mado/core/domain/wishes.ts';
import type { Call, ServedLanguage } from './call-store.ts';
import type { CallWork } from './call-work.ts';

/** What a request may say beyond its language. */
export interface AskedFor {
  /** Of the language; none: any. */
  readonly variants?: readonly string[];
  readonly preferences?: Preferences;
  /** The number of the counter's ticket, as somebody typed it. */
  readonly ticket?: string;
}

/**
 * What a call is to find, from what its request says and from the calls of the same ticket on the same day.
 * @throws {MadoError} `unknown-variant`
 */
export async function wishesOf(
  work: CallWork,
  language: ServedLanguage,
  { variants = [], preferences = {}, ticket }: AskedFor,
): Promise<Pick<Call, 'wishes' | 'ticketHash'>> {
  const known = new Set(language.variants.map(({ tag }) => tag));
  if (!variants.every((tag) => known.has(tag))) throw new MadoError('unknown-variant');
  const ticketHash = ticket === undefined ? null : work.context.tickets.hash(ticket, work.now);
  const earlier = ticketHash === null ? [] : await work.tx.earlierCalls(ticketHash, language.tag);
  const wishes: Wishes = {
    variants,
    gender: preferences.gender ?? null,
    deaf: preferences.deaf ?? false,
    ...regardOf(earlier),
  };
  return { wishes, ticketHash };
}
