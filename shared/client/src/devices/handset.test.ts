import { expect, it } from 'vitest';
import type { DeviceKind, PresentDevice } from './device-choice.ts';
import { handsetOf } from './handset.ts';

const device = (kind: DeviceKind, deviceId: string, label: string, groupId = deviceId): PresentDevice => ({
  kind,
  deviceId,
  label,
  groupId,
});
const loudspeaker = device('speaker', '1', 'Built-in Audio');
const usb = device('speaker', '2', 'USB Audio', 'usb');
const usbMicrophone = device('microphone', '3', 'USB Audio', 'usb');

it.each(['Jabra Headset', 'Headphones (Realtek)', 'USB Handset', 'ヘッドセット', '受話器', 'AirPods'])(
  'knows “%s” by its name',
  (label) => {
    const found = device('speaker', '9', label);
    expect(handsetOf(null, [loudspeaker, found])?.speaker).toBe(found);
  },
);

it('takes what was named for one, with its own microphone', () => {
  expect(handsetOf(usb, [loudspeaker, usb, usbMicrophone])).toEqual({
    speaker: usb,
    microphone: usbMicrophone,
  });
});

it('finds none where nothing is called so', () => {
  expect(handsetOf(null, [loudspeaker, usb, usbMicrophone])).toBeNull();
});

it('leaves the microphone as it is where it has none of its own', () => {
  const earphones = device('speaker', '4', 'Earphones', '');
  const other = device('microphone', '5', 'Built-in', '');
  expect(handsetOf(null, [earphones, other])?.microphone).toBeNull();
});
