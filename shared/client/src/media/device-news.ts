import { mediaDevices } from './capture.ts';

/**
 * Calls back when a device that could not be had perhaps can be now: the page is shown or hidden, a device was plugged
 * in or out, or a person allowed one that was refused. Not every browser tells of the last. @returns how to stop
 */
export function onDeviceNews(news: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  document.addEventListener('visibilitychange', news, { signal });
  mediaDevices().addEventListener('devicechange', news, { signal });
  for (const name of ['camera', 'microphone'] as const) void onAllowed(name, news, signal);
  return () => over.abort();
}

async function onAllowed(name: PermissionName, news: () => void, signal: AbortSignal): Promise<void> {
  try {
    const permission = await navigator.permissions.query({ name });
    const look = (): void => {
      if (permission.state === 'granted') news();
    };
    permission.addEventListener('change', look, { signal });
  } catch {
    // Not every browser knows these names.
  }
}
