import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { lookForDevices } from '../devices/devices-here.ts';
import type { MediaSignaling } from '../media/signaling.ts';
import { noLocalMedia, type LocalMediaState } from '../media/local-media-state.ts';
import type { Connection } from '../socket/connection.ts';
import { createStore, useStore } from '../socket/store.ts';
import { useVideo } from '../ui/use-video.ts';
import { acquireForCheck, type Opened } from './acquire-for-check.ts';
import { readinessOf, type Line, type Picture, type Readiness } from './readiness.ts';
import { useLine } from './use-line.ts';
import { usePaths, type PathFindings } from './use-paths.ts';
import { usePicture } from './use-picture.ts';
import { useSound } from './use-sound.ts';

const none = createStore<LocalMediaState>(noLocalMedia);

/** A check as it goes on. */
export interface Check {
  readonly readiness: Readiness;
  readonly own: LocalMediaState;
  /** For the element that shows the own picture. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly picture: Picture | null;
  readonly line: Line;
  readonly paths: PathFindings;
  /** Camera and microphone are being asked for. */
  readonly isAsking: boolean;
  readonly hasBegun: boolean;
  /** To be called from a tap; once more it begins anew. */
  readonly begin: () => void;
  readonly answerTone: (heard: boolean | null) => void;
}

/** What a check works on; always the same two. */
export interface CheckedServer {
  /** Asks the server for anything. */
  readonly ask: () => Promise<unknown>;
  readonly signaling: MediaSignaling;
}

/** Checks a device while the component stands. */
export function useCheck(connection: Connection, { ask, signaling }: CheckedServer): Check {
  const { opened, isAsking, begin, round } = useOpened();
  const own = useStore(opened?.media?.state ?? none);
  const [toneHeard, answerTone] = useState<boolean | null>(null);
  const video = useVideo({ stream: opened?.media?.stream ?? null, muted: true });
  const picture = usePicture(video, own.videoTrack);
  const sound = useSound(own);
  const line = useLine(connection, ask);
  const paths = usePaths(signaling, connection, round);
  useEffect(lookForDevices, [own.audioTrack, own.videoTrack]);
  const readiness = readinessOf({
    picture: opened?.camera ?? picture,
    sound: opened?.microphone ?? sound,
    toneHeard,
    line,
    paths,
  });
  const hasBegun = opened !== null;
  return { readiness, own, video, picture, line, paths, isAsking, hasBegun, begin, answerTone };
}

/** Camera and microphone, let go of with the component. `round` counts how often the check began. */
function useOpened() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [round, setRound] = useState(0);
  const held = useRef<Opened | null>(null);
  /** Counts what was asked for, so that an answer that comes too late is let go of. */
  const asked = useRef(0);
  const drop = useCallback(() => {
    asked.current += 1;
    held.current?.media?.release();
    held.current = null;
  }, []);
  useEffect(() => drop, [drop]);
  const begin = useCallback(() => {
    drop();
    const request = asked.current;
    setIsAsking(true);
    setRound(request);
    void acquireForCheck().then((got) => {
      if (request !== asked.current) {
        got.media?.release();
        return;
      }
      held.current = got;
      setOpened(got);
      setIsAsking(false);
    });
  }, [drop]);
  return { opened, isAsking, begin, round };
}
