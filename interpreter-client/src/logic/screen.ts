import type { Connection } from '@mado/client/socket/connection.ts';
import type { InterpreterCall, InterpreterView, OfferView } from '@mado/core/protocol/interpreter.ts';

export type WrapUp = NonNullable<InterpreterView['wrapUp']>;

/** What is shown, with all that the screen needs of the view. */
export type ScreenState =
  | { readonly name: 'sign-in' }
  | { readonly name: 'outdated' }
  | { readonly name: 'starting' }
  /** `barred`: by the network, which lets no WebSocket through. */
  | { readonly name: 'offline'; readonly barred: boolean }
  | { readonly name: 'check'; readonly view: InterpreterView | null }
  | { readonly name: 'idle'; readonly view: InterpreterView }
  | { readonly name: 'account'; readonly view: InterpreterView }
  | { readonly name: 'offer'; readonly view: InterpreterView; readonly offer: OfferView }
  | { readonly name: 'connecting'; readonly view: InterpreterView; readonly call: InterpreterCall }
  | { readonly name: 'in-call'; readonly view: InterpreterView; readonly call: InterpreterCall }
  | { readonly name: 'wrap-up'; readonly view: InterpreterView; readonly wrapUp: WrapUp };

/** What the interpreter has opened: it waits while there is a call to see to. */
interface Wanted {
  readonly account?: boolean;
  readonly check?: boolean;
}

/**
 * The screen for what is known. A call goes before everything but a refused session: it outlives a lost line.
 */
export function screenOf(
  view: InterpreterView | null,
  { phase, refused, barred = false }: Connection,
  wanted: Wanted = {},
): ScreenState {
  if (refused === 'outdated-client') return { name: 'outdated' };
  if (refused !== null) return { name: 'sign-in' };
  const isFree = view === null || (view.call === null && view.offer === null && view.wrapUp === null);
  if (wanted.check === true && isFree) return { name: 'check', view };
  if (view === null) return phase === 'offline' ? { name: 'offline', barred } : { name: 'starting' };
  if (view.call !== null) {
    return { name: view.call.state === 'active' ? 'in-call' : 'connecting', view, call: view.call };
  }
  if (wanted.account === true && view.offer === null && view.wrapUp === null)
    return { name: 'account', view };
  if (phase === 'offline') return { name: 'offline', barred };
  if (view.offer !== null) return { name: 'offer', view, offer: view.offer };
  if (view.wrapUp !== null) return { name: 'wrap-up', view, wrapUp: view.wrapUp };
  return { name: 'idle', view };
}

/** Somebody is in a call, or rung for one. */
export const isBusy = ({ name }: ScreenState): boolean =>
  name === 'offer' || name === 'connecting' || name === 'in-call';
