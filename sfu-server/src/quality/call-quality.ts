import type { Side } from '@mado/core/domain/call.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import { delayOf, summaryOf } from '@mado/core/domain/quality-summary.ts';
import type { CallQuality, QualityDirection, QualityPassage } from '@mado/core/protocol/quality.ts';
import type { KeptWindow } from './quality-repository.ts';

const sides: readonly Side[] = ['tablet', 'interpreter'];
const otherSide: Record<Side, Side> = { tablet: 'interpreter', interpreter: 'tablet' };

/** What the windows of a call come to, by direction. Each side says what it received, the other one how it was sent. */
export const qualityOf = (modality: Modality, windows: readonly KeptWindow[]): CallQuality => ({
  directions: sides
    .map((to) => directionOf(modality, to, windows))
    .filter((direction) => direction.windows.length > 0),
});

function directionOf(modality: Modality, to: Side, windows: readonly KeptWindow[]): QualityDirection {
  const sent = new Map(
    windows.flatMap(({ side, direction, startsAt, measures }) =>
      side === otherSide[to] && direction === 'send' ? [[startsAt.getTime(), measures] as const] : [],
    ),
  );
  const passages = windows.flatMap(({ side, direction, startsAt, seconds, measures }): QualityPassage[] => {
    if (side !== to || direction !== 'receive') return [];
    const at = startsAt.getTime();
    const send = sent.get(at) ?? null;
    return [{ at, seconds, receive: measures, send, delayMs: delayOf({ receive: measures, send }) }];
  });
  return { to, summary: summaryOf(modality, passages), windows: passages };
}
