import type { CallMediaSession } from '@mado/client/media/call-media-session.ts';
import type { LocalMedia } from '@mado/client/media/local-media.ts';

/** Begins the media of the call anew where they failed for good. @throws the refusal, if it still stands */
export async function rejoin(session: CallMediaSession, media: LocalMedia | null): Promise<void> {
  session.close();
  await session.warmUp();
  if (media !== null) await session.send(media);
}
