import { randomBytes } from 'node:crypto';
import { coturnConfig } from '@mado/sfu-server/turn/coturn-config.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import { Coturn, hasCoturn } from '../support/turn/coturn.ts';
import { FarCall } from '../support/far-call.ts';
import { allowOnly } from '../support/firewall.ts';
import { mediaPaths } from '../support/media-path.ts';
import { Network, serverNetwork } from '../support/network.ts';
import { showsPicture } from '../support/remote-picture.ts';

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

  it('that knows the tablet by its own address, though the server stands between', async () => {
    await call.tablet.goto('about:blank');
    // It tells of a connection when that is over.
    await expect.poll(coturn.log).toMatch(/remote 10\.77\.0\.2:\d+/);
    expect(coturn.log()).not.toMatch(/remote 127\./);
  });
});
