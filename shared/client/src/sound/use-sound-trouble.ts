import { useEffect, useState } from 'react';
import { useSpeaker } from '../devices/use-output.ts';
import { useT } from '../i18n/in-locale.tsx';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { useUnheard } from './use-unheard.ts';

/** What became of a device is news for so long. */
const NEWS_MS = 20_000;

/** What is the matter with hearing each other, though both are connected. */
export interface SoundTrouble {
  /** `cutOff`: the handset is gone, and nobody else is to hear. `missed`: the system's device takes a place. */
  readonly kind: 'cutOff' | 'silent' | 'faint' | 'missed';
  readonly text: string;
}

/** The gravest that there is to say of the devices and of our own voice; null while all is well. */
export function useSoundTrouble(own: LocalMediaState, speaks: boolean): SoundTrouble | null {
  const t = useT('common');
  const { isCutOff, missed: speaker } = useSpeaker();
  const silence = useUnheard(own, speaks);
  const missedMicrophone = useNews(own.missedMicrophone);
  const missedCamera = useNews(own.missedCamera);
  const missedSpeaker = useNews(speaker);
  if (isCutOff) return { kind: 'cutOff', text: t('devices.handsetGone') };
  if (silence !== null) return { kind: silence, text: t(`unheard.${silence}`) };
  const missed = (kind: 'camera' | 'microphone' | 'speaker', device: string): SoundTrouble => ({
    kind: 'missed',
    text: t(`devices.missed.${kind}`, { device }),
  });
  if (missedMicrophone !== null) return missed('microphone', missedMicrophone);
  if (missedCamera !== null) return missed('camera', missedCamera);
  return missedSpeaker === null ? null : missed('speaker', missedSpeaker);
}

/** A value for a while, from when it came. */
function useNews(value: string | null): string | null {
  const [old, setOld] = useState<string | null>(null);
  useEffect(() => {
    const timer = value === null ? undefined : setTimeout(() => setOld(value), NEWS_MS);
    return () => {
      clearTimeout(timer);
      setOld(null);
    };
  }, [value]);
  return value === old ? null : value;
}
