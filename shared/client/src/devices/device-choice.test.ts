import { describe, expect, it } from 'vitest';
import { areKnown, deviceToUse, presentDevices, type PresentDevice } from './device-choice.ts';

const info = (kind: MediaDeviceKind, deviceId: string, label: string): MediaDeviceInfo => ({
  kind,
  deviceId,
  label,
  groupId: 'g',
  toJSON: () => ({}),
});

const microphone = (deviceId: string, label: string): PresentDevice => ({
  kind: 'microphone',
  deviceId,
  label,
  groupId: 'g',
});
const builtIn = microphone('1', 'Built-in');
const headset = microphone('2', 'Headset');

it('lists every device once, whatever else the browser calls it', () => {
  const list = [
    info('audioinput', 'default', 'Default - Headset'),
    info('audioinput', 'communications', 'Communications - Headset'),
    info('audioinput', '2', 'Headset'),
    info('videoinput', '3', 'Camera'),
    info('audiooutput', '4', 'Loudspeaker'),
  ];
  expect(presentDevices(list).map(({ kind, deviceId }) => [kind, deviceId])).toEqual([
    ['microphone', '2'],
    ['camera', '3'],
    ['speaker', '4'],
  ]);
});

describe('the device to use', () => {
  it('is left to the system where nothing was chosen, whatever is plugged in', () => {
    expect(deviceToUse('microphone', null, [builtIn, headset])).toEqual({ device: null, gone: null });
  });

  it('is the chosen one', () => {
    expect(deviceToUse('microphone', headset, [builtIn, headset])).toEqual({ device: headset, gone: null });
  });

  it('is found by its label where its id is another', () => {
    const renamed = microphone('9', 'Headset');
    expect(deviceToUse('microphone', headset, [builtIn, renamed])).toEqual({ device: renamed, gone: null });
  });

  it("is the system's, and told, where the chosen one is gone", () => {
    expect(deviceToUse('microphone', headset, [builtIn])).toEqual({ device: null, gone: headset });
  });

  it('is not called gone while the browser tells nothing', () => {
    const unnamed = microphone('', '');
    expect(areKnown('microphone', [unnamed])).toBe(false);
    expect(deviceToUse('microphone', headset, [unnamed])).toEqual({ device: null, gone: null });
  });

  it('is no other thing of the same name', () => {
    const speaker: PresentDevice = { ...headset, kind: 'speaker' };
    expect(deviceToUse('microphone', headset, [builtIn, speaker]).gone).toBe(headset);
  });
});
