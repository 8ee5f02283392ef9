import { useEffect, useMemo } from 'react';
import { createStore, useStore } from '../socket/store.ts';
import { CallMediaSession } from './call-media-session.ts';
import { initialState, type CallMediaState } from './call-media-state.ts';
import type { LocalMedia } from './local-media.ts';
import type { MediaAccess } from './media-link.ts';
import { allWell, type Diagnoses } from './quality-recorder.ts';
import type { MediaSignaling } from './signaling.ts';

export interface CallMediaView {
  /** Null while there is nothing to join. Its `attach` is a ref for the video element of the other side. */
  readonly session: CallMediaSession | null;
  readonly state: CallMediaState;
  readonly quality: Diagnoses;
}

const apart = { state: createStore(initialState), quality: createStore(allWell) };

/**
 * The media of the call or the offer that is on, from the moment there is a ticket for it.
 * @param sent what to send, as soon as it may be: a tablet's at once, a console's after the accept; null before
 */
export function useCallMedia(
  signaling: MediaSignaling,
  access: MediaAccess | null,
  sent: LocalMedia | null,
): CallMediaView {
  const callId = access?.callId ?? null;
  const ticket = access?.ticket ?? null;
  const session = useMemo(
    () => (callId === null || ticket === null ? null : new CallMediaSession(signaling, { callId, ticket })),
    [signaling, callId, ticket],
  );
  useEffect(() => {
    // What goes wrong is in the state.
    session?.warmUp().catch(() => undefined);
    return () => session?.close();
  }, [session]);
  useEffect(() => {
    if (sent !== null) session?.send(sent).catch(() => undefined);
  }, [session, sent]);
  const { state, quality } = session ?? apart;
  return { session, state: useStore<CallMediaState>(state), quality: useStore<Diagnoses>(quality) };
}
