import { useEffect } from 'react';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { LevelMeter } from '../sound/LevelMeter.tsx';
import { DevicePicker } from './DevicePicker.tsx';
import styles from './DevicePickers.module.css';
import { Missed } from './Missed.tsx';
import { lookForDevices } from './devices-here.ts';
import { useHasSpeakers, useSpeaker } from './use-output.ts';

/** Which microphone, speaker and camera, with what comes from the microphone; and what became of one that is gone. */
export function DevicePickers({ own }: { own: LocalMediaState }) {
  const { audioTrack, videoTrack } = own;
  // Their names are told once one of them is open.
  useEffect(lookForDevices, [audioTrack, videoTrack]);
  const missedSpeaker = useSpeaker().missed;
  return (
    <div className={styles.pickers}>
      <div className={styles.one}>
        <DevicePicker kind="microphone" />
        <LevelMeter track={audioTrack} isOff={own.audio !== 'on'} />
        <Missed kind="microphone" device={own.missedMicrophone} />
      </div>
      {useHasSpeakers() && (
        <div className={styles.one}>
          <DevicePicker kind="speaker" />
          <Missed kind="speaker" device={missedSpeaker} />
        </div>
      )}
      <div className={styles.one}>
        <DevicePicker kind="camera" />
        <Missed kind="camera" device={own.missedCamera} />
      </div>
    </div>
  );
}
