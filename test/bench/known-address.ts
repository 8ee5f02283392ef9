import type { Page } from 'playwright-core';

/**
 * How long until a bare connection of this page offers an address of its device, in milliseconds from now: before that
 * the page cannot have media flow from there. Chromium on Linux tells its pages of a new address two seconds after the
 * last change of any (`NetworkChangeCalculatorParamsLinux`).
 */
export const untilKnown = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const offersIt = async (): Promise<boolean> => {
      const connection = new RTCPeerConnection();
      connection.createDataChannel('');
      const gathered = new Promise<boolean>((resolve) => {
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate === null || candidate.address === wanted) resolve(candidate !== null);
        });
      });
      await connection.setLocalDescription();
      const known = await gathered;
      connection.close();
      return known;
    };
    const start = performance.now();
    while (!(await offersIt())) await new Promise((resolve) => setTimeout(resolve, 50));
    return performance.now() - start;
  }, address);
