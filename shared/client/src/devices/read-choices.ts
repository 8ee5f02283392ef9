import type { DeviceChoice, DeviceKind } from './device-choice.ts';

/** What was chosen on this device; null leaves it to the system. */
export interface DeviceChoices extends Readonly<Record<DeviceKind, DeviceChoice | null>> {
  /** The speaker of a handset or a headset, for what others at the counter must not hear. */
  readonly handset: DeviceChoice | null;
}

/** The choices of what a browser kept, whatever that is. */
export function readChoices(kept: unknown): DeviceChoices {
  return {
    camera: readChoice(kept, 'camera'),
    microphone: readChoice(kept, 'microphone'),
    speaker: readChoice(kept, 'speaker'),
    handset: readChoice(kept, 'handset'),
  };
}

function readChoice(kept: unknown, name: keyof DeviceChoices): DeviceChoice | null {
  const choice = field(kept, name);
  const [deviceId, label] = [field(choice, 'deviceId'), field(choice, 'label')];
  return typeof deviceId === 'string' && typeof label === 'string' ? { deviceId, label } : null;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
