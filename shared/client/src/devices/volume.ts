import { remember } from './remembered.ts';

/** Percent. Never silent: the next visitor would hear nothing and not know why. */
export const volumes = { min: 10, max: 100, step: 10 } as const;

const isVolume = (value: unknown): value is number =>
  typeof value === 'number' && value >= volumes.min && value <= volumes.max;

/** The volume of what was kept, whatever that is. */
export const readVolume = (kept: unknown): number => (isVolume(kept) ? kept : volumes.max);

/** How loud the other side is here, in percent; kept on this device. */
export const volume = remember('mado.volume', readVolume);

/** Whether a page may set how loud it is: on an iPad only the buttons at its side do. */
export function canSetVolume(): boolean {
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume === 0.5;
}
