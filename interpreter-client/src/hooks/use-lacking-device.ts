import { useEffect, useState } from 'react';
import { watchDevices } from '../media/watch-devices.ts';

/** The code of what a call would lack, kept up to date while somebody may be rung. */
export function useLackingDevice(watching: boolean): string | null {
  const [lacking, setLacking] = useState<string | null>(null);
  useEffect(() => (watching ? watchDevices(setLacking) : undefined), [watching]);
  return watching ? lacking : null;
}
