import type { MediaEngine } from './media-engine.ts';
import type { MediaListener } from './media-listener.ts';
import { MediaSession } from './media-session.ts';

const nothing = (): void => undefined;
/** There is no call and no other side. */
const nobody = {
  isAnswered: () => false,
  findRemote: () => null,
  changed: nothing,
  receives: nothing,
  write: nothing,
  returned: nothing,
};

/** Long enough for every way to be tried, and for each that is barred to be given up. */
const OPEN_MS = 60_000;

let count = 0;

/**
 * Opens a room for one participant alone, who finds out in it which ways to the media are open. Transports connect in
 * it; there is nobody to send anything to. It closes by itself.
 * @throws {MadoError} `media-unavailable`
 */
export async function openProbe(engine: MediaEngine, listener: MediaListener) {
  count += 1;
  const room = await engine.createRoom(`probe-${count}`);
  const end = (): void => {
    clearTimeout(timer);
    room.close();
  };
  const session = new MediaSession({ ...nobody, left: end }, listener);
  const timer = setTimeout(() => session.leave(), OPEN_MS).unref();
  room.onDied(() => session.leave());
  session.enter(room);
  return { session, routerRtpCapabilities: room.rtpCapabilities };
}
