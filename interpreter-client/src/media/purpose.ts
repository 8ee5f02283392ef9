import type { Modality } from '@mado/core/domain/language.ts';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';

/** What camera and microphone are wanted for. */
export type Purpose =
  | { readonly kind: 'preview'; readonly modality: Modality }
  | {
      readonly kind: 'call';
      readonly modality: Modality;
      readonly callId: string;
      readonly ticket: string;
      readonly answered: boolean;
    };

/** A call goes before the preview, and is one purpose from the ringing to the end. */
export function purposeOf(view: InterpreterView | null, preview: boolean): Purpose | null {
  const ringing = view?.offer ?? null;
  const call = view?.call ?? ringing;
  if (call !== null) {
    return {
      kind: 'call',
      modality: call.language.modality,
      callId: call.callId,
      ticket: call.media.ticket,
      answered: view?.call != null,
    };
  }
  return preview && view !== null ? { kind: 'preview', modality: workModality(view.languages) } : null;
}

/** The modality that asks the most of camera and line. */
export const workModality = (languages: readonly { readonly modality: Modality }[]): Modality =>
  languages.some(({ modality }) => modality === 'sign') ? 'sign' : 'spoken';

/** Whether the one goes on where the other was, without a new beginning. */
export const continues = (previous: Purpose | null, next: Purpose | null): boolean =>
  previous?.kind === 'call' && next?.kind === 'call'
    ? previous.callId === next.callId
    : previous?.kind === next?.kind;

/** Whether it is the same call by another ticket: the server was restarted. */
export const isRenewed = (previous: Purpose | null, next: Purpose | null): boolean =>
  previous?.kind === 'call' && next?.kind === 'call' && previous.ticket !== next.ticket;
