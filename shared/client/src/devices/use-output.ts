import { useEffect, useState, type RefObject } from 'react';
import { useStore } from '../socket/store.ts';
import { devicesInUse, privateHandset } from './chosen-devices.ts';
import { areKnown, deviceToUse } from './device-choice.ts';
import { devicesHere } from './devices-here.ts';

/** Whether a page may choose the speaker that it sounds from. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Where sound goes: the speaker in use. `isPrivate`: one person alone is to hear it; `isCutOff`: and their handset is gone. */
export function useSpeaker(): {
  readonly sinkId: string;
  readonly missed: string | null;
  readonly isPrivate: boolean;
  readonly isCutOff: boolean;
} {
  const { speaker } = useStore(devicesInUse);
  const present = useStore(devicesHere);
  const isPrivate = useStore(privateHandset) !== null;
  const { device, gone } = deviceToUse('speaker', speaker, present);
  return {
    sinkId: device?.deviceId ?? '',
    missed: gone?.label ?? null,
    isPrivate,
    isCutOff: isPrivate && gone !== null,
  };
}

/**
 * Lets an element sound from the speaker in use, this loud. What is meant for one person's ear is heard by nobody rather
 * than by the whole room: also until the browser has let the handset have it.
 * @param percent of what the device gives
 */
export function useOutput(element: RefObject<HTMLMediaElement | null>, percent: number): void {
  const { sinkId, isPrivate, isCutOff } = useSpeaker();
  const [reached, setReached] = useState('');
  useEffect(() => {
    const player = element.current;
    return player === null ? undefined : keepTrying(player, sinkId, setReached);
  }, [element, sinkId]);
  const isSilent = isPrivate && (isCutOff || reached !== sinkId);
  useEffect(() => {
    if (element.current !== null) setVolume(element.current, isSilent ? 0 : percent);
  }, [element, percent, isSilent]);
}

function setVolume(element: HTMLMediaElement, percent: number): void {
  element.volume = percent / 100;
}

/**
 * Until the element sounds from there: a browser refuses while the element only begins to play. @returns how to stop
 */
function keepTrying(
  element: HTMLMediaElement,
  sinkId: string,
  reached: (sinkId: string) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const tryOnce = async (pauseMs: number): Promise<void> => {
    await sendTo(element, sinkId);
    if (isOver) return;
    if (isSentTo(element, sinkId)) reached(sinkId);
    else timer = setTimeout(() => void tryOnce(Math.min(pauseMs * 2, LONGEST_PAUSE_MS)), pauseMs);
  };
  void tryOnce(FIRST_PAUSE_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [200, 5_000];

const isSentTo = (element: HTMLMediaElement, sinkId: string): boolean =>
  !canChooseSpeaker() || element.sinkId === sinkId;

/** Where the speaker cannot be had the element goes on sounding where it did. */
export async function sendTo(element: HTMLMediaElement, sinkId: string): Promise<void> {
  if (isSentTo(element, sinkId)) return;
  await element.setSinkId(sinkId).catch(() => undefined);
}

/** Whether there is a choice of speakers here. */
export const useHasSpeakers = (): boolean => areKnown('speaker', useStore(devicesHere)) && canChooseSpeaker();
