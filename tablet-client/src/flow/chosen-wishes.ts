import type { Language, LanguageTag } from '@mado/core/domain/language.ts';
import type { Domain } from '@mado/core/domain/routing-settings.ts';
import { ticketNumber, type Gender } from '@mado/core/domain/wishes.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Input } from '@mado/core/protocol/contract.ts';

/** What the staff entered for the visitor before them. */
export interface ChosenWishes {
  /** As it was typed; empty: none. */
  readonly ticket: string;
  readonly topic: Domain | null;
  /** By language: one variant of each at most. */
  readonly variants: Readonly<Partial<Record<LanguageTag, string>>>;
  readonly gender: Gender | null;
  readonly deaf: boolean;
}

export const nothingChosen: ChosenWishes = {
  ticket: '',
  topic: null,
  variants: {},
  gender: null,
  deaf: false,
};

/** How many things were chosen. */
export const countChosen = ({ ticket, topic, variants, gender, deaf }: ChosenWishes): number =>
  [ticket !== '', topic !== null, gender !== null, deaf].filter(Boolean).length +
  Object.keys(variants).length;

/** Nothing was typed, or what a ticket may say. */
export const isTicket = (typed: string): boolean =>
  typed.trim() === '' || ticketNumber.safeParse(typed.trim()).success;

type Wished = Omit<Input<TabletProtocol, 'call:request'>, 'requestId' | 'language'>;

/** What the request for a call in this language says of it: of variants those of the language alone. */
export function wishedFor(
  { tag }: Language,
  { ticket, topic, variants, gender, deaf }: ChosenWishes,
): Wished {
  const variant = variants[tag];
  return {
    ...(ticket === '' ? {} : { ticket }),
    ...(topic === null ? {} : { topic }),
    ...(variant === undefined ? {} : { variants: [variant] }),
    ...(gender === null && !deaf
      ? {}
      : {
          preferences: { ...(gender === null ? {} : { gender }), ...(deaf ? { deaf: true as const } : {}) },
        }),
  };
}
