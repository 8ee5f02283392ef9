import { createStore, type ReadableStore } from '../socket/store.ts';
import type { DeviceChoice } from './device-choice.ts';
import type { Handset } from './handset.ts';
import { readChoices, type DeviceChoices } from './read-choices.ts';
import { remember } from './remembered.ts';

const choices = remember<DeviceChoices>('mado.devices', readChoices);
const privately = createStore<Handset | null>(null);
const now = createStore<DeviceChoices>(choices.get());

/** What was chosen on this device, and is kept on it. */
export const chosenDevices: ReadableStore<DeviceChoices> = choices;

/** What is in use for the moment: the handset where what is said is for one person alone, else what was chosen. */
export const devicesInUse: ReadableStore<DeviceChoices> = now;

/** The handset that is in use at present; null while everybody may hear. */
export const privateHandset: ReadableStore<Handset | null> = privately;

/** Chooses a device and keeps the choice on this one; null leaves it to the system. */
export function chooseDevice(what: keyof DeviceChoices, choice: DeviceChoice | null): void {
  choices.set({ ...choices.get(), [what]: choice === null ? null : keptOf(choice) });
  // Whoever chooses where the sound goes means it.
  if (what === 'speaker') privately.set(null);
  apply();
}

/** Lets only one person hear, with this handset; null: everybody again. Not kept: the next visitor may hear nothing. */
export function listenPrivately(handset: Handset | null): void {
  privately.set(handset);
  apply();
}

function apply(): void {
  const handset = privately.get();
  const chosen = choices.get();
  now.set(
    handset === null
      ? chosen
      : { ...chosen, speaker: handset.speaker, microphone: handset.microphone ?? chosen.microphone },
  );
}

const keptOf = ({ deviceId, label }: DeviceChoice): DeviceChoice => ({ deviceId, label });
