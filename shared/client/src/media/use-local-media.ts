import { useCallback, useEffect, useRef, useState } from 'react';
import { report } from '../app/report.ts';
import { LocalMediaError, type LocalMediaErrorCode } from './local-media-error.ts';
import { LocalMedia } from './local-media.ts';
import type { MediaProfile } from './media-profile.ts';

export interface LocalMediaView {
  readonly media: LocalMedia | null;
  /** Why the last request came to nothing. */
  readonly error: LocalMediaErrorCode | null;
  readonly asking: boolean;
  /** To be called from a tap. Gives back what it got, or null where `error` says why not. */
  readonly start: (profile: MediaProfile) => Promise<LocalMedia | null>;
  readonly stop: () => void;
}

const idle = { media: null, error: null, asking: false };

/** The own camera and microphone, let go of with the component. */
export function useLocalMedia(): LocalMediaView {
  const [view, setView] = useState<Pick<LocalMediaView, 'media' | 'error' | 'asking'>>(idle);
  const held = useRef<LocalMedia | null>(null);
  /** Counts what was asked for, so that an answer that comes too late is let go of. */
  const asked = useRef(0);

  const drop = useCallback(() => {
    asked.current += 1;
    held.current?.release();
    held.current = null;
  }, []);
  useEffect(() => drop, [drop]);

  const stop = useCallback(() => {
    drop();
    setView(idle);
  }, [drop]);

  const start = useCallback(
    async (profile: MediaProfile) => {
      drop();
      const request = asked.current;
      setView({ ...idle, asking: true });
      const [media, error] = await acquire(profile);
      if (request !== asked.current) {
        media?.release();
        return null;
      }
      held.current = media;
      setView({ media, error, asking: false });
      return media;
    },
    [drop],
  );
  return { ...view, start, stop };
}

async function acquire(profile: MediaProfile): Promise<[LocalMedia | null, LocalMediaErrorCode | null]> {
  try {
    return [await LocalMedia.acquire(profile), null];
  } catch (error) {
    if (error instanceof LocalMediaError) return [null, error.code];
    report(error);
    return [null, 'camera-busy'];
  }
}
