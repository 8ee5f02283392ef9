import type { MediaKind } from '@mado/core/protocol/webrtc.ts';

export type LocalMediaErrorCode =
  | 'camera-refused'
  | 'camera-missing'
  | 'camera-busy'
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  /** The page was not served over HTTPS or from this device: the browser has no cameras to give. */
  | 'insecure-origin';

/** The camera or the microphone could not be had. Words for people are chosen by `code`. */
export class LocalMediaError extends Error {
  override readonly name = 'LocalMediaError';
  readonly code: LocalMediaErrorCode;

  constructor(code: LocalMediaErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

type Trouble = 'refused' | 'missing' | 'busy';

const troubles: Partial<Record<string, Trouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};

export const isRefusal = (error: unknown): boolean => troubleOf(error) === 'refused';

/** What `getUserMedia` means when it fails for one device; whatever is unclear is a device that others hold. */
export function deviceError(kind: MediaKind, error: unknown): LocalMediaError {
  const device = kind === 'video' ? 'camera' : 'microphone';
  return new LocalMediaError(`${device}-${troubleOf(error) ?? 'busy'}`, error);
}

const troubleOf = (error: unknown): Trouble | undefined =>
  error instanceof Error || error instanceof DOMException ? troubles[error.name] : undefined;
