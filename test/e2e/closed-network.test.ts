import { randomBytes } from 'node:crypto';
import { coturnConfig } from '@mado/sfu-server/turn/coturn-config.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import { Coturn, hasCoturn } from '../support/turn/coturn.ts';
import { FarCall } from '../support/far-call.ts';
import { allowOnly } from '../support/firewall.ts';
import { mediaPaths } from '../support/media-path.ts';
import { Network, serverNetwork } from '../support/network.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { endCall, testId } from '../support/trial.ts';

const address = `${serverNetwork}.1`;
const port = 443;
const url = `turns:${address}:${port}?transport=tcp`;
const secret = randomBytes(24).toString('hex');
const backend = { host: '127.0.0.1', port: 3480 };

const tls = { candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' };
const udp = { candidateType: 'host', protocol: 'udp', relayProtocol: null };

const possible = (await Network.isPossible()) && hasCoturn();

describe.runIf(possible)('a network that lets TCP 443 to one address through, and nothing else', () => {
  let call: FarCall;
  let coturn: Coturn;
  beforeAll(async () => {
    call = await FarCall.start(['--ignore-certificate-errors'], 'jsl', undefined, {
      port: String(port),
      environment: {
        MADO_TURN_URLS: url,
        MADO_TURN_SECRET: secret,
        MADO_TURN_BACKEND: `${backend.host}:${backend.port}`,
      },
      lay: async (network, folder) => {
        await allowOnly(network, port);
        const configuration = coturnConfig({ turn: { urls: [url], secret, backend } }, [address]);
        coturn = await Coturn.start(network.on('server'), folder, configuration);
        return coturn;
      },
    });
  });
  afterAll(() => call[Symbol.asyncDispose]());

  it('carries a call: both sides see moving pictures', async () => {
    await Promise.all(sides.map((side) => showsPicture(call[side], 60)));
  });

  it('by a relay over TLS, and the other side straight', async () => {
    const [relayed, straight] = await Promise.all([mediaPaths(call.tablet), mediaPaths(call.console)]);
    expect(relayed).toEqual([tls, tls]);
    expect(straight).toEqual([udp, udp]);
  });

  it('where the check page says before any call which ways are open, and which the network would have to open', async () => {
    await endCall(call);
    const path = (page: Page, name: string) => page.getByTestId(`check-path-${name}`);
    const waysFrom = async (page: Page) => {
      await page.waitForSelector(`${testId('check-path-relay')}:not([data-state="trying"])`);
      const names = ['udp', 'tcp', 'relay'];
      return Promise.all(names.map((name) => path(page, name).getAttribute('data-state')));
    };
    await call.tablet.goto(`https://${address}/tablet/check`);
    await call.console.goto(`https://${address}/interpreter/check`);
    expect(await waysFrom(call.tablet)).toEqual(['barred', 'barred', 'works']);
    expect(await path(call.tablet, 'udp').textContent()).toMatch(new RegExp(`UDP ${address}:\\d+`));
    expect(await call.tablet.getByTestId('check-network').getAttribute('data-reason')).toBe('no-udp');
    expect((await waysFrom(call.console)).slice(0, 2)).toEqual(['works', 'works']);
    expect(await call.console.getByTestId('check-network').getAttribute('data-state')).toBe('good');
  });

  it('that knows the tablet by its own address, though the server stands between', async () => {
    await call.tablet.goto('about:blank');
    // It tells of a connection when that is over.
    await expect.poll(coturn.log).toMatch(/remote 10\.77\.0\.2:\d+/);
    expect(coturn.log()).not.toMatch(/remote 127\./);
  });
});
