import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { WrittenText } from '@mado/core/protocol/text.ts';

/** Hears of what others do to the media of a participant. */
export interface MediaListener {
  /** The producers of the others in the call, whenever they change. */
  producers(list: RemoteProducer[]): void;
  /** What the line of those who receive from the participant is believed to carry, in bits per second. */
  downlink(bps: number): void;
  /** What another participant writes. */
  text(written: WrittenText): void;
  /** Another participant may have missed what was written to them. */
  textWanted(): void;
  /** The session is over, though neither the participant nor the call ended it. */
  closed(callId: string, reason: 'worker-died' | 'replaced'): void;
}
