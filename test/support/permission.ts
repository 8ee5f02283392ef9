import type { Page } from 'playwright-core';

/** Allows or refuses the page a device, as a person does in the browser's settings. */
export async function setPermission(
  page: Page,
  name: 'camera' | 'microphone',
  setting: 'granted' | 'denied',
): Promise<void> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('a page without a browser');
  const [own, all] = await Promise.all([page.context().newCDPSession(page), browser.newBrowserCDPSession()]);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  // The session is left open: its end would take back what was set.
  await all.send('Browser.setPermission', {
    permission: { name },
    setting,
    origin: new URL(page.url()).origin,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
}
