import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { areKnown, deviceToUse, presentDevices, type DeviceChoice } from '../devices/device-choice.ts';
import type { ReadableStore } from '../socket/store.ts';
import {
  anySource,
  mediaDevices,
  type CameraSource,
  type MicrophoneSource,
  type Sources,
} from './capture.ts';

/** The camera and the microphone that were chosen. */
export type ChosenInputs = Readonly<Record<'camera' | 'microphone', DeviceChoice | null>>;

const kinds = { video: 'camera', audio: 'microphone' } as const;

/** What to capture from, as it was chosen on this device and as far as it is there. */
export class ChosenSources {
  /** The names of what was chosen and cannot be had. */
  readonly missed = new Map<MediaKind, string>();
  readonly #choices: ReadableStore<ChosenInputs>;
  /** Present, and yet it could not be opened: not tried again until something is chosen anew. */
  readonly #failed = new Set<string>();
  /** A camera that was switched to by hand, until another one is chosen. */
  #switched: CameraSource | null = null;

  constructor(choices: ReadableStore<ChosenInputs>) {
    this.#choices = choices;
  }

  /** What to ask for before the browser tells what is there. */
  get first(): Sources {
    const { camera, microphone } = this.#choices.get();
    return {
      video: camera === null ? anySource.video : { wished: camera.deviceId },
      audio: microphone === null ? null : { wished: microphone.deviceId },
    };
  }

  switchedTo(camera: CameraSource): void {
    this.#switched = camera;
  }

  /** It is there, and cannot be opened: the system's takes its place. */
  failed(kind: MediaKind, source: CameraSource | MicrophoneSource): void {
    const deviceId = nameOf(source);
    const choice = this.#choices.get()[kinds[kind]];
    if (deviceId === null || choice === null) return;
    this.#failed.add(deviceId);
    this.missed.set(kind, choice.label);
  }

  /** @returns how to stop */
  onChosen(chosen: () => void): () => void {
    return this.#choices.subscribe(() => {
      this.#switched = null;
      this.#failed.clear();
      chosen();
    });
  }

  /** What to capture from now; notes what cannot be had. */
  async wanted(kind: MediaKind): Promise<CameraSource | MicrophoneSource> {
    if (kind === 'video' && this.#switched !== null) return this.#switched;
    const what = kinds[kind];
    const choice = this.#choices.get()[what];
    if (choice === null) {
      this.missed.delete(kind);
      return anySource[kind];
    }
    const present = presentDevices(await mediaDevices().enumerateDevices());
    const { device, gone } = deviceToUse(what, choice, present);
    if (device === null) this.#failed.delete(choice.deviceId);
    const isUsable = device !== null && !this.#failed.has(device.deviceId);
    const missed = isUsable ? null : (gone ?? device);
    if (missed === null) this.missed.delete(kind);
    else this.missed.set(kind, missed.label);
    if (isUsable) return { deviceId: device.deviceId };
    return areKnown(what, present) ? anySource[kind] : { wished: choice.deviceId };
  }
}

/** Whether a track that was captured from one source serves as well for what is wanted now. */
export function serves(
  track: MediaStreamTrack,
  from: CameraSource | MicrophoneSource,
  wanted: CameraSource | MicrophoneSource,
): boolean {
  if (from === wanted) return true;
  const { deviceId } = track.getSettings();
  if (wanted !== null && 'deviceId' in wanted) return wanted.deviceId === deviceId;
  if (wanted !== null && 'wished' in wanted) return true;
  // The system's own is wanted: whatever came of itself is that.
  return nameOf(from) === null || nameOf(from) !== deviceId;
}

/** The device that a source names. */
export function nameOf(source: CameraSource | MicrophoneSource): string | null {
  if (source === null || 'facingMode' in source) return null;
  return 'deviceId' in source ? source.deviceId : source.wished;
}
