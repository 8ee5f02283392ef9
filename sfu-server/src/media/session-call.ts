import type { WrittenText } from '@mado/core/protocol/text.ts';
import type { HeldProducer } from './held-producer.ts';

/** What a session may ask of its call. */
export interface SessionCall {
  /** The participant may send to and receive from the others. */
  isAnswered(): boolean;
  /** A producer of somebody else in the call. */
  findRemote(producerId: string): HeldProducer | null;
  /** The own producers changed. */
  changed(): void;
  /** What the own line is believed to carry from the server, in bits per second. */
  receives(bps: number): void;
  /** The participant writes to the others. */
  write(written: WrittenText): void;
  /** The participant was away, and is back on another line. */
  returned(): void;
  /** The session closed. */
  left(): void;
}
