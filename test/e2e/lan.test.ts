import { AxeBuilder } from '@axe-core/playwright';
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanTrial } from '../support/lan-trial.ts';
import { Network } from '../support/network.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { answer, open, ring, screen, testId } from '../support/trial.ts';

const possible = await Network.isPossible();

describe.runIf(possible)('a trial for the room (where network namespaces may be made)', () => {
  let trial: LanTrial;
  let profile: (host: 'server' | 'client') => Promise<BrowserContext>;
  beforeAll(async () => {
    trial = await LanTrial.start();
    profile = async (host) =>
      (await trial.browser(host)).newContext({
        ignoreHTTPSErrors: true,
        locale: 'ja-JP',
        viewport: { width: 1180, height: 820 },
      });
  });
  afterAll(() => trial[Symbol.asyncDispose]());

  it('says in the terminal what it is, and prints a code for every link', () => {
    const { url, links } = trial.ready;
    expect(url).toBe(`https://${trial.network.serverAddress}:3000`);
    expect(trial.output()).toContain('TRIAL, NOT FOR REAL VISITORS');
    const all = [links.admin, ...[...links.tablets, ...links.interpreters].map((each) => each.url)];
    for (const link of all) expect(trial.output()).toContain(link);
    // Each code has two of its three corners at the left.
    expect(trial.output().match(/^ *█▀▀▀▀▀█/gm)).toHaveLength(2 * all.length);
  });

  it('keeps its certificate and its secret for itself', async () => {
    for (const name of ['lan-certificate.pem', 'lan-key.pem', 'secrets.json'])
      expect((await stat(path.join(trial.dataDir, name))).mode & 0o777).toBe(0o600);
    const certificate = new X509Certificate(await readFile(path.join(trial.dataDir, 'lan-certificate.pem')));
    expect(certificate.checkIP(trial.network.serverAddress)).toBe(trial.network.serverAddress);
  });

  it('takes a call between two devices of the room, and says on every screen that it is a trial', async () => {
    const { links } = trial.ready;
    const signer = links.interpreters.find(({ languages }) => languages.includes('jsl'));
    const tablet = await open(await profile('client'), links.tablets[0]?.url ?? '');
    await screen(tablet, 'home');
    const desk = await profile('server');
    const [console, admin] = [await open(desk, signer?.url ?? ''), await open(desk, links.admin)];
    const saysSo = async () => {
      for (const page of [tablet, console, admin]) {
        const banner = page.locator(testId('trial-banner'));
        const [box, size] = [await banner.boundingBox(), page.viewportSize()];
        expect(await banner.textContent()).toBe('お試し版です。実際の来庁者には使わないでください。');
        expect(box).toMatchObject({ x: 0, width: size?.width, y: (size?.height ?? 0) - (box?.height ?? 0) });
      }
    };
    await saysSo();
    const { violations } = await new AxeBuilder({ page: tablet }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await ring({ tablet, console });
    await answer({ tablet, console });
    await Promise.all([showsPicture(tablet), showsPicture(console)]);
    await saysSo();
    // Nothing of the call was pushed out of sight by it.
    for (const page of [tablet, console]) {
      const { scrollHeight, clientHeight } = await page.evaluate(() => {
        const root = document.documentElement;
        return { scrollHeight: root.scrollHeight, clientHeight: root.clientHeight };
      });
      expect(scrollHeight).toBeLessThanOrEqual(clientHeight);
    }
  });
});
