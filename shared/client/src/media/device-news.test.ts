import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import { onDeviceNews } from './device-news.ts';

class Permission extends EventTarget {
  state = 'denied';

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

let page: EventTarget;
let devices: EventTarget;
let permissions: Record<string, Permission>;
let query: Mock;
let news: Mock;

beforeEach(() => {
  page = new EventTarget();
  devices = new EventTarget();
  permissions = { camera: new Permission(), microphone: new Permission() };
  query = vi.fn(async ({ name }: { name: string }) => permissions[name]);
  news = vi.fn();
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { mediaDevices: devices, permissions: { query } });
});
afterEach(() => vi.unstubAllGlobals());

/** Listens, once the permissions are known. */
async function listen(): Promise<() => void> {
  const stop = onDeviceNews(news);
  await Promise.allSettled(query.mock.results.map(({ value }) => value as Promise<unknown>));
  return stop;
}

it('tells when the page is shown, a device comes, or one is allowed, until it is stopped', async () => {
  const stop = await listen();
  page.dispatchEvent(new Event('visibilitychange'));
  devices.dispatchEvent(new Event('devicechange'));
  permissions['microphone']?.become('granted');
  expect(news).toHaveBeenCalledTimes(3);
  stop();
  page.dispatchEvent(new Event('visibilitychange'));
  devices.dispatchEvent(new Event('devicechange'));
  permissions['camera']?.become('granted');
  expect(news).toHaveBeenCalledTimes(3);
});

it('says nothing when a device is refused, or is to be asked for', async () => {
  await listen();
  permissions['camera']?.become('denied');
  permissions['camera']?.become('prompt');
  expect(news).not.toHaveBeenCalled();
});

it('does without permissions where the browser does not tell them', async () => {
  query.mockRejectedValue(new TypeError('unknown name'));
  await listen();
  devices.dispatchEvent(new Event('devicechange'));
  expect(news).toHaveBeenCalledOnce();
});
