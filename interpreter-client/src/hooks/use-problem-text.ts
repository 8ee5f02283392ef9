import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { LocalMediaErrorCode } from '@mado/client/media/local-media-error.ts';

const deviceCodes: readonly string[] = [
  'camera-refused',
  'camera-missing',
  'camera-busy',
  'microphone-refused',
  'microphone-missing',
  'microphone-busy',
  'insecure-origin',
] satisfies LocalMediaErrorCode[];

const isDeviceCode = (code: string): code is LocalMediaErrorCode => deviceCodes.includes(code);

/** The words for a code of the own camera and microphone, or of the server. */
export function useProblemText(): (code: string) => string {
  const t = useT('interpreter');
  const errorText = useErrorText();
  return (code) => (isDeviceCode(code) ? t(`device.${code}`) : errorText(code));
}
