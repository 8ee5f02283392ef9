import { useEffect, type RefObject } from 'react';
import { useStore } from '../socket/store.ts';
import { devicesInUse, privateHandset } from './chosen-devices.ts';
import { areKnown, deviceToUse } from './device-choice.ts';
import { devicesHere } from './devices-here.ts';

/** Whether a page may choose the speaker that it sounds from. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Where sound goes: the speaker in use. `isCutOff`: one person alone was to hear it, and their handset is gone. */
export function useSpeaker(): {
  readonly sinkId: string;
  readonly missed: string | null;
  readonly isCutOff: boolean;
} {
  const { speaker } = useStore(devicesInUse);
  const present = useStore(devicesHere);
  const isPrivate = useStore(privateHandset) !== null;
  const { device, gone } = deviceToUse('speaker', speaker, present);
  return {
    sinkId: device?.deviceId ?? '',
    missed: gone?.label ?? null,
    isCutOff: isPrivate && gone !== null,
  };
}

/**
 * Lets an element sound from the speaker in use, this loud. What was meant for one person's ear is heard by nobody
 * rather than by the whole room.
 * @param percent of what the device gives
 */
export function useOutput(element: RefObject<HTMLMediaElement | null>, percent: number): void {
  const { sinkId, isCutOff } = useSpeaker();
  useEffect(() => {
    if (element.current !== null) void sendTo(element.current, sinkId);
  }, [element, sinkId]);
  useEffect(() => {
    if (element.current !== null) setVolume(element.current, isCutOff ? 0 : percent);
  }, [element, percent, isCutOff]);
}

function setVolume(element: HTMLMediaElement, percent: number): void {
  element.volume = percent / 100;
}

/** Where the speaker cannot be had the element goes on sounding where it did. */
export async function sendTo(element: HTMLMediaElement, sinkId: string): Promise<void> {
  if (!canChooseSpeaker() || element.sinkId === sinkId) return;
  await element.setSinkId(sinkId).catch(() => undefined);
}

/** Whether there is a choice of speakers here. */
export const useHasSpeakers = (): boolean => areKnown('speaker', useStore(devicesHere)) && canChooseSpeaker();
