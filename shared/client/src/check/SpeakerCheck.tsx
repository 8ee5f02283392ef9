import { useEffect, useState } from 'react';
import { DevicePicker } from '../devices/DevicePicker.tsx';
import { Missed } from '../devices/Missed.tsx';
import { useHasSpeakers, useSpeaker } from '../devices/use-output.ts';
import { useT } from '../i18n/in-locale.tsx';
import { Button } from '../ui/Button.tsx';
import { SpeakerIcon } from '../ui/icons/sound.tsx';
import { CheckCard } from './CheckCard.tsx';
import styles from './checks.module.css';
import { NotePicture } from './NotePicture.tsx';
import { playTone, TONE_MS } from './tone.ts';
import type { Check } from './use-check.ts';

interface SpeakerCheckProps {
  check: Check;
  /** How loud a call would be, in percent. */
  percent: number;
  /** There may be a handset at this place, which is to be named. */
  withHandset: boolean;
}

/** A sound that is also seen, and the question whether it was heard. */
export function SpeakerCheck({ check, percent, withHandset }: SpeakerCheckProps) {
  const t = useT('check');
  const { sinkId, missed } = useSpeaker();
  const [standing, setStanding] = useState<'before' | 'playing' | 'asked'>('before');
  useEffect(() => {
    if (standing !== 'playing') return;
    const stop = playTone(sinkId, percent);
    const timer = setTimeout(() => setStanding('asked'), TONE_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [standing, sinkId, percent]);
  const play = (): void => {
    check.answerTone(null);
    setStanding('playing');
  };
  return (
    <CheckCard name="speaker" icon={<SpeakerIcon />} finding={check.readiness.speaker}>
      {standing === 'before' && <p className={styles.soft}>{t('speaker.before')}</p>}
      <div className={styles.row}>
        <Button size="large" isPending={standing === 'playing'} onPress={play} data-testid="play-tone">
          {standing === 'playing' ? t('speaker.playing') : t('speaker.play')}
        </Button>
        <NotePicture isPlaying={standing === 'playing'} />
      </div>
      {standing === 'asked' && <Question onAnswer={check.answerTone} />}
      {useHasSpeakers() && (
        <>
          <DevicePicker kind="speaker" label={t('speaker.choose')} />
          <Missed kind="speaker" device={missed} />
          {withHandset && (
            <DevicePicker
              kind="speaker"
              label={t('speaker.handset')}
              as={{ what: 'handset', none: t('speaker.noHandset') }}
            />
          )}
        </>
      )}
    </CheckCard>
  );
}

function Question({ onAnswer }: { onAnswer: (heard: boolean) => void }) {
  const t = useT('check');
  return (
    <div className={styles.question} role="group" aria-label={t('speaker.question')}>
      <p className={styles.ask} role="status">
        {t('speaker.question')}
      </p>
      <div className={styles.row}>
        <Button size="large" onPress={() => onAnswer(true)} data-testid="tone-heard">
          {t('speaker.yes')}
        </Button>
        <Button size="large" onPress={() => onAnswer(false)} data-testid="tone-not-heard">
          {t('speaker.no')}
        </Button>
      </div>
    </div>
  );
}
