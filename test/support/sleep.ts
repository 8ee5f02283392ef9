import type { Browser } from 'playwright-core';

/**
 * Puts the device of a browser to sleep: all of its processes stop where they stand, and its line stays open without a
 * word. (Told to freeze the page by its tools, Chromium does nothing to one that is in a call.) @returns how to wake it
 */
export async function fallAsleep(browser: Browser): Promise<() => void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const { id } of processInfo) process.kill(id, name);
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}
