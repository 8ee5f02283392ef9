import type { Connection } from '@mado/client/socket/connection.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { TabletCall, TabletView } from '@mado/core/protocol/tablet.ts';

type Call<S extends TabletCall['state']> = Extract<TabletCall, { state: S }>;

/** What the visitor started here and the server has not taken up yet. */
export type Flow =
  | { readonly state: 'idle' }
  /** Camera and microphone are being opened, then the call is requested. */
  | { readonly state: 'starting'; readonly language: Language }
  /** `code`: null where camera or microphone are to blame. */
  | { readonly state: 'failed'; readonly language: Language; readonly code: string | null };

/** What is shown, with all that the screen needs of the view. */
export type ScreenState =
  | { readonly name: 'unpaired' }
  | { readonly name: 'outdated' }
  | { readonly name: 'starting' }
  /** The staff look whether the tablet can carry a call; `view` is null while nothing is known of it. */
  | { readonly name: 'check'; readonly view: TabletView | null }
  /** `barred`: by the network, which lets no WebSocket through. */
  | { readonly name: 'offline'; readonly barred: boolean }
  | { readonly name: 'home'; readonly view: TabletView; readonly starting: Language | null }
  | { readonly name: 'queued'; readonly view: TabletView; readonly call: Call<'queued'> }
  | { readonly name: 'connecting'; readonly view: TabletView; readonly call: Call<'connecting'> }
  | { readonly name: 'in-call'; readonly view: TabletView; readonly call: Call<'active'> }
  | { readonly name: 'survey'; readonly view: TabletView; readonly call: Call<'ended'> }
  | {
      readonly name: 'unavailable';
      readonly view: TabletView;
      readonly call: Call<'ended'>;
      /** Nobody could, or nobody did. */
      readonly outcome: 'unavailable' | 'no-answer';
    }
  | { readonly name: 'error'; readonly view: TabletView; readonly language: Language; readonly code: string };

/**
 * The screen for what is known. A call goes before everything but a missing session.
 * @param devices why camera or microphone could not be had
 * @param wantsCheck whether the staff check the tablet: also where no server is, or none that knows it
 */
export function screenOf(
  view: TabletView | null,
  connection: Connection,
  flow: Flow,
  devices: string | null,
  wantsCheck = false,
): ScreenState {
  if (connection.refused === 'outdated-client') return { name: 'outdated' };
  const hasCall = view !== null && view.call !== null && !isOver(view.call);
  if (wantsCheck && (connection.refused !== null || !hasCall))
    return { name: 'check', view: connection.refused === null ? view : null };
  if (connection.refused !== null) return { name: 'unpaired' };
  if (view === null) return connection.phase === 'offline' ? offline(connection) : { name: 'starting' };
  if (view.call !== null && !isOver(view.call)) return screenOfCall(view, view.call);
  if (flow.state === 'failed') {
    return { name: 'error', view, language: flow.language, code: flow.code ?? devices ?? 'internal' };
  }
  if (connection.phase === 'offline') return offline(connection);
  return { name: 'home', view, starting: flow.state === 'starting' ? flow.language : null };
}

const offline = ({ barred = false }: Connection): ScreenState => ({ name: 'offline', barred });

/** A call is waiting or going on. */
export const isLive = (view: TabletView | null): boolean =>
  view !== null && view.call !== null && view.call.state !== 'ended';

/** Ended, with nothing left to say to the visitor: the tablet dismisses it by itself. */
export const isOver = (call: TabletCall): call is Call<'ended'> =>
  call.state === 'ended' && !call.surveyDue && (call.outcome === 'cancelled' || call.outcome === 'completed');

function screenOfCall(view: TabletView, call: TabletCall): ScreenState {
  switch (call.state) {
    case 'queued':
      return { name: 'queued', view, call };
    case 'connecting':
      return { name: 'connecting', view, call };
    case 'active':
      return { name: 'in-call', view, call };
    case 'ended':
      return screenOfEnded(view, call);
  }
}

function screenOfEnded(view: TabletView, call: Call<'ended'>): ScreenState {
  if (call.surveyDue) return { name: 'survey', view, call };
  switch (call.outcome) {
    case 'unavailable':
    case 'no-answer':
      return { name: 'unavailable', view, call, outcome: call.outcome };
    case 'failed':
      return { name: 'error', view, language: call.language, code: 'call-failed' };
    case 'completed':
    case 'cancelled':
      return { name: 'home', view, starting: null };
  }
}
