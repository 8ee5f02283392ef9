import { listenPrivately } from '@mado/client/devices/chosen-devices.ts';
import { mediaProfiles } from '@mado/client/media/media-profile.ts';
import { isOff } from '@mado/client/media/call-media-state.ts';
import { useCallMedia, type CallMediaView } from '@mado/client/media/use-call-media.ts';
import { useLocalMedia, type LocalMediaView } from '@mado/client/media/use-local-media.ts';
import { useOwnDevices } from './use-own-devices.ts';
import type { LocalMediaState } from '@mado/client/media/local-media-state.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { TabletCall, TabletProtocol, TabletView } from '@mado/core/protocol/tablet.ts';
import { useEffect, useMemo } from 'react';
import type { CallMedia } from './call-media.ts';
import { rejoin } from './rejoin.ts';
import { useCallWindow } from './use-call-window.ts';
import { useMediaUp } from './use-media-up.ts';

type LiveCall = Exclude<TabletCall, { state: 'ended' }>;

function liveCall(view: TabletView | null): LiveCall | null {
  const call = view?.call ?? null;
  return call === null || call.state === 'ended' ? null : call;
}

/** The media of the visitor's side, for as long as there is a call. */
export function useTabletMedia(socket: ClientSocket<TabletProtocol>, view: TabletView | null) {
  const call = liveCall(view);
  const local = useLocalMedia();
  const access = call?.media ? { callId: call.callId, ticket: call.media.ticket } : null;
  const joined = useCallMedia(socket, access, local.media);
  const remoteUp = useMediaUp(socket, joined.session, call?.callId ?? null);
  useCallWindow(joined.session, local.media, joined.state.error === 'replaced');
  useDevicesOfCall(call, local);
  const devices = useOwnDevices(local.media);
  const media = useMemo(
    () => toCallMedia({ local, joined, remoteUp, devices, language: call?.language ?? null }),
    [local, joined, remoteUp, devices, call?.language],
  );
  return { media, local };
}

/** Takes camera and microphone up again after a reload in a call, and lets go of them at its end. */
function useDevicesOfCall(
  call: LiveCall | null,
  { media, asking, error, start, stop }: LocalMediaView,
): void {
  const callId = call?.callId ?? null;
  const modality = call?.language.modality ?? null;
  const missing = modality !== null && media === null && !asking && error === null;
  useEffect(() => {
    if (missing) void start(mediaProfiles[modality]);
  }, [missing, modality, start]);
  useEffect(() => {
    if (callId === null) return;
    return () => {
      listenPrivately(null);
      stop();
    };
  }, [callId, stop]);
}

interface Parts {
  readonly local: LocalMediaView;
  readonly joined: CallMediaView;
  readonly remoteUp: boolean;
  readonly devices: LocalMediaState;
  readonly language: Language | null;
}

function toCallMedia({ local, joined, remoteUp, devices, language }: Parts): CallMedia {
  const { session, state, quality } = joined;
  const { video, audio, seen, sent } = state;
  return {
    own: devices,
    localStream: local.media?.stream ?? null,
    mirrored: devices.mirrored,
    hasCamera: devices.video !== 'none',
    cameraFails: devices.video === 'interrupted',
    cameraOn: devices.video === 'on',
    hasMicrophone: devices.audio !== 'none',
    microphoneOn: devices.audio === 'on',
    canSwitchCamera: devices.canSwitchCamera,
    setCamera: (on) => local.media?.setOn('video', on),
    setMicrophone: (on) => local.media?.setOn('audio', on),
    switchCamera: () => void local.media?.switchCamera(),
    attachRemote: session?.attach ?? null,
    text: session?.text ?? null,
    remoteUp,
    remoteCameraOff: remoteUp && isOff(video),
    remoteSoundOff: remoteUp && isOff(audio),
    // Whoever closed their page took their media along: what they left is their last picture.
    remoteStill: remoteUp && (state.silent || (video === 'none' && audio === 'none')),
    replaced: state.error === 'replaced',
    rejoining: remoteUp && state.connection === 'connecting',
    quality,
    seen,
    sent,
    problem: local.error ?? state.error ?? devices.problem,
    retry: () => {
      if (local.media !== null) local.media.recover();
      else if (language !== null) void local.start(mediaProfiles[language.modality]);
      if (session !== null && state.error !== null) rejoin(session, local.media).catch(() => undefined);
    },
  };
}
