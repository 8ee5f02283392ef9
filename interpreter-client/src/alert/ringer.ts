import { createStore, type ReadableStore } from '@mado/client/socket/store.ts';
import { playChime } from './chime.ts';

const EVERY_MS = 2_400;

/** The console's bell. */
export interface Ringer {
  /** The browser lets no page sound before the first press in it. */
  readonly blocked: ReadableStore<boolean>;
  /** Rings until the returned function is called. */
  readonly ring: () => () => void;
  /** Sounds once. */
  readonly once: () => void;
}

/** @param page where presses are heard: from the first on the bell may sound */
export function createRinger(page: Window): Ringer {
  const blocked = createStore(true);
  let context: AudioContext | null = null;

  const unlock = (): void => {
    context ??= new AudioContext();
    void context.resume().then(() => blocked.set(context?.state !== 'running'));
  };
  // Buttons keep their presses to themselves: they are heard on the way down.
  page.addEventListener('pointerdown', unlock, { capture: true });
  page.addEventListener('keydown', unlock, { capture: true });

  const once = (): void => {
    if (context?.state === 'running') playChime(context);
  };
  const ring = (): (() => void) => {
    once();
    const timer = setInterval(once, EVERY_MS);
    return () => clearInterval(timer);
  };
  return { blocked, ring, once };
}
