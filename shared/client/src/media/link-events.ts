import type { Lowered, RemoteProducer } from '@mado/core/protocol/media.ts';

/** What one join of the media tells of itself. */
export interface LinkEvents {
  /** Where the tracks of the other side go. */
  readonly stream: MediaStream;
  readonly producersChanged: (list: readonly RemoteProducer[]) => void;
  readonly connectionChanged: () => void;
  /** Nothing of the other side arrives any more, though it is on; or it does again. */
  readonly silenceChanged: (silent: boolean) => void;
  /** The transports are past saving. */
  readonly hopeless: () => void;
  /** We send less than all, or all again. */
  readonly sendingLowered: (lowered: Lowered | null) => void;
  /** Something of the other side could not be received. */
  readonly failed: (error: unknown) => void;
}
