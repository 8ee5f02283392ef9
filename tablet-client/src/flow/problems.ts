import type { LocalMediaErrorCode } from '@mado/client/media/local-media-error.ts';

const devices: Record<LocalMediaErrorCode, true> = {
  'camera-refused': true,
  'camera-missing': true,
  'camera-busy': true,
  'microphone-refused': true,
  'microphone-missing': true,
  'microphone-busy': true,
  'insecure-origin': true,
};

/** Whether a code is about camera or microphone, as against the line. */
export const isOfDevices = (code: string): boolean => Object.hasOwn(devices, code);

/** The code that stands for whatever was thrown. */
export function codeOfProblem(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'internal';
}
