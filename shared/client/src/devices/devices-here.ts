import { createStore, type ReadableStore } from '../socket/store.ts';
import { presentDevices, type PresentDevice } from './device-choice.ts';

const store = createStore<readonly PresentDevice[]>([]);
let isWatching = false;

/** The devices that are plugged in, as far as {@link lookForDevices} was told. */
export const devicesHere: ReadableStore<readonly PresentDevice[]> = store;

/**
 * Looks which devices there are, from now on whenever they change. To be called again once a person has allowed
 * camera or microphone: before, a browser gives them no names.
 */
export function lookForDevices(): void {
  // Pages that are not secure have none.
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) return;
  const look = (): void => {
    devices.enumerateDevices().then(
      (list) => store.set(presentDevices(list)),
      () => undefined,
    );
  };
  if (!isWatching) devices.addEventListener('devicechange', look);
  isWatching = true;
  look();
}
