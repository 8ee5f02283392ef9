import type { ReadableStore } from '../socket/store.ts';
import type { DeviceChoice } from './device-choice.ts';
import { readChoices, type DeviceChoices } from './read-choices.ts';
import { remember } from './remembered.ts';

const choices = remember<DeviceChoices>('mado.devices', readChoices);

/** What was chosen on this device. */
export const chosenDevices: ReadableStore<DeviceChoices> = choices;

/** Chooses a device and keeps the choice on this one; null leaves it to the system. */
export function chooseDevice(what: keyof DeviceChoices, choice: DeviceChoice | null): void {
  const kept = choice === null ? null : { deviceId: choice.deviceId, label: choice.label };
  choices.set({ ...choices.get(), [what]: kept });
}
