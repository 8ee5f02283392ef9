import { useT } from '../i18n/in-locale.tsx';
import { useStore } from '../socket/store.ts';
import { Select } from '../ui/Select.tsx';
import { chooseDevice, chosenDevices } from './chosen-devices.ts';
import { findChosen, type DeviceKind } from './device-choice.ts';
import { devicesHere } from './devices-here.ts';

const SYSTEM = '';

interface DevicePickerProps {
  kind: DeviceKind;
  /** In place of the name of the kind. */
  label?: string;
  /** Another use of such a device, with what stands for having none. */
  as?: { readonly what: 'handset'; readonly none: string };
}

/** Which camera, microphone or speaker: the system's own or one of those that are there. Kept on this device. */
export function DevicePicker({ kind, label: name, as }: DevicePickerProps) {
  const t = useT('common');
  const what = as?.what ?? kind;
  const choice = useStore(chosenDevices)[what];
  const all = useStore(devicesHere);
  const present = all.filter((device) => device.kind === kind && device.deviceId !== '');
  const found = choice === null ? null : findChosen(kind, choice, present);
  const options = present.map(({ deviceId, label }, index) => ({
    value: deviceId,
    text: label === '' ? t('devices.unnamed', { kind: t(`devices.${kind}`), number: index + 1 }) : label,
  }));
  if (choice !== null && found === null)
    options.push({ value: choice.deviceId, text: t('devices.gone', { device: choice.label }) });
  const choose = (value: string): void => {
    const device = present.find(({ deviceId }) => deviceId === value);
    if (device !== undefined || value === SYSTEM) chooseDevice(what, device ?? null);
  };
  return (
    <Select
      isStacked
      label={name ?? t(`devices.${kind}`)}
      options={[{ value: SYSTEM, text: as?.none ?? t('devices.system') }, ...options]}
      value={found?.deviceId ?? choice?.deviceId ?? SYSTEM}
      onChange={choose}
      data-testid={`choose-${what}`}
    />
  );
}
