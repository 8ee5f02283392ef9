/** What a person chooses among. */
export type DeviceKind = 'camera' | 'microphone' | 'speaker';

/** A device that was chosen. Some browsers give a device another id at every visit: then it is known by its label. */
export interface DeviceChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** A device that is there. The id is empty while the browser keeps it to itself. */
export interface PresentDevice extends DeviceChoice {
  readonly kind: DeviceKind;
  /** Shared by the parts of one thing, as the speaker and the microphone of a headset. */
  readonly groupId: string;
}

const kinds: Record<MediaDeviceKind, DeviceKind> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: 'speaker',
};

/** Names under which Chromium lists a device a second time: what the system uses now. */
const aliases: readonly string[] = ['default', 'communications'];

/** The devices behind a browser's list, each once. */
export const presentDevices = (list: readonly MediaDeviceInfo[]): PresentDevice[] =>
  list
    .filter(({ deviceId }) => !aliases.includes(deviceId))
    .map(({ kind, deviceId, label, groupId }) => ({ kind: kinds[kind], deviceId, label, groupId }));

/** Whether the browser tells which devices of a kind there are: before anybody allowed them it does not. */
export const areKnown = (kind: DeviceKind, present: readonly PresentDevice[]): boolean =>
  present.some((device) => device.kind === kind && device.deviceId !== '');

/** The device that was chosen, or null where it is gone. */
export function findChosen(
  kind: DeviceKind,
  { deviceId, label }: DeviceChoice,
  present: readonly PresentDevice[],
): PresentDevice | null {
  const candidates = present.filter((device) => device.kind === kind && device.deviceId !== '');
  const byId = candidates.find((device) => device.deviceId === deviceId);
  return byId ?? candidates.find((device) => label !== '' && device.label === label) ?? null;
}

/**
 * The device to use, where it is another than the system's own choice; null for that.
 * @returns `gone`: the one that was chosen is not there, and the system's takes its place
 */
export function deviceToUse(
  kind: DeviceKind,
  choice: DeviceChoice | null,
  present: readonly PresentDevice[],
): { readonly device: PresentDevice | null; readonly gone: DeviceChoice | null } {
  if (choice === null) return { device: null, gone: null };
  const device = findChosen(kind, choice, present);
  return { device, gone: device === null && areKnown(kind, present) ? choice : null };
}
