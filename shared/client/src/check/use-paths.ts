import { paths, type Path } from '@mado/core/domain/quality.ts';
import { useEffect, useState } from 'react';
import { probePath, unknownPath, type PathFinding } from '../media/path-probe.ts';
import type { MediaSignaling } from '../media/signaling.ts';
import type { Connection } from '../socket/connection.ts';

/** How each way to the media stands; null while it is being tried, or waits for its turn. */
export type PathFindings = Readonly<Record<Path, PathFinding | null>>;

export const untried: PathFindings = { udp: null, tcp: null, relay: null };

/** Tries one way to the media after the other while there is a line; with every other `round` anew. */
export function usePaths(signaling: MediaSignaling, connection: Connection, round: number): PathFindings {
  const [found, setFound] = useState(untried);
  const isThere = connection.phase === 'connected' && connection.refused === null;
  useEffect(() => {
    if (!isThere) return;
    const over = new AbortController();
    void (async () => {
      for (const path of paths) {
        // What cannot be tried is no way that is barred.
        const finding = await probePath(signaling, path).catch(() => unknownPath);
        if (over.signal.aborted) return;
        setFound((before) => ({ ...before, [path]: finding }));
      }
    })();
    return () => {
      over.abort();
      setFound(untried);
    };
  }, [signaling, isThere, round]);
  return found;
}
