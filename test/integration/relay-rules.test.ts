import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { limits } from '@mado/sfu-server/limits.ts';
import { coturnConfig } from '@mado/sfu-server/turn/coturn-config.ts';
import { turnCredentials } from '@mado/sfu-server/turn/credentials.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Network } from '../support/network.ts';
import { Coturn, hasCoturn } from '../support/turn/coturn.ts';
import type { Attempt, Outcome } from '../support/turn/try-relay.ts';

const program = path.join(import.meta.dirname, '../support/turn/try-relay.ts');
const turn = {
  urls: ['turns:mado.example.jp:443?transport=tcp'],
  secret: 'c4f1a9d27e5b80361fa2c97d4e6b8053',
  backend: { host: '127.0.0.1', port: 3480 },
};
/** Of the media, of each family. */
const media = { 4: '10.77.1.1', 6: '2001:db8:77::1' } as const;
/** The codes of RFC 8656 and RFC 8489: not let in; not this peer; no such family or transport; too many. */
const [UNAUTHENTICATED, FORBIDDEN, OTHER_FAMILY, OTHER_TRANSPORT, QUOTA] = [401, 403, 443, 442, 486];

const possible = (await Network.isPossible()) && hasCoturn();

describe.runIf(possible)('the relay (where network namespaces may be made, and coturn is)', () => {
  let network: Network;
  let folder: string;
  let coturn: Coturn;
  beforeAll(async () => {
    network = await Network.lay();
    folder = await mkdtemp(path.join(tmpdir(), 'mado-relay-'));
    await onServer('ip', 'address', 'add', `${media[6]}/128`, 'dev', 'lo');
    coturn = await Coturn.start(network.on('server'), folder, coturnConfig({ turn }, Object.values(media)));
  });
  afterAll(async () => {
    await coturn[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const onServer = (...command: string[]) => {
    const [first, ...args] = network.on('server', ...command);
    return promisify(execFile)(first, args);
  };

  /** Has somebody try, beside the TURN server. */
  async function tried(...attempts: Attempt[]): Promise<Outcome[]> {
    const [first, ...args] = network.on('server', process.execPath, program, `${turn.backend.port}`);
    const child = promisify(execFile)(first, args);
    child.child.stdin?.end(JSON.stringify(attempts));
    return JSON.parse((await child).stdout) as Outcome[];
  }

  const holder = () => turnCredentials(turn, new Date());
  const refusals = async (family: 4 | 6, peers: readonly string[]) => {
    const [outcome] = await tried({ by: holder(), family, peers });
    expect(outcome?.allocated).toBeNull();
    expect(outcome?.permitted).toEqual(outcome?.bound);
    return outcome?.permitted;
  };
  const all = (peers: readonly string[], code: number | null) => peers.map(() => code);

  it.each([4, 6] as const)('passes on to the media (IPv%i)', async (family) => {
    expect(await refusals(family, [media[family]])).toEqual([null]);
  });

  it.each([
    ['services of its own machine', ['127.0.0.1', '127.8.8.8', '0.0.0.0']],
    [
      'the network inside',
      ['10.0.0.1', '10.77.1.2', '172.16.0.1', '172.31.255.254', '192.168.1.1', '100.64.0.1'],
    ],
    ['the secrets of a cloud (metadata)', ['169.254.169.254']],
    ['many at once', ['224.0.0.1', '239.255.255.250', '255.255.255.255']],
    ['what is reserved', ['192.0.0.1', '192.0.2.1', '198.18.0.1', '240.0.0.1']],
    ['anybody else on the internet', ['198.41.0.4']],
  ])('refuses an attempt to reach %s', async (_what, peers) => {
    expect(await refusals(4, peers)).toEqual(all(peers, FORBIDDEN));
  });

  it.each([
    ['services of its own machine', ['::1', '::']],
    ['the network inside', ['fd00::1', 'fd77::2', 'fe80::1', 'fec0::1']],
    ['many at once', ['ff02::1', 'ff05::2']],
    ['what is reserved', ['2001:db8::1', '100::1', '2001::1']],
    ['anybody else on the internet', ['2001:500:1::53']],
    [
      'addresses of IPv4 written as of IPv6',
      ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'],
    ],
    ['them in older ways to write them', ['::127.0.0.1', '64:ff9b::127.0.0.1', '2002:7f00:1::']],
  ])('refuses an attempt by IPv6 to reach %s', async (_what, peers) => {
    expect(await refusals(6, peers)).toEqual(all(peers, FORBIDDEN));
  });

  it('refuses a mapped peer to somebody with a relay of IPv4', async () => {
    const [code] = (await refusals(4, ['::ffff:127.0.0.1'])) ?? [];
    expect([FORBIDDEN, OTHER_FAMILY]).toContain(code);
  });

  it('refuses connections of TCP from the inside', async () => {
    const [outcome] = await tried({ by: holder(), transport: 'tcp' });
    expect(outcome?.allocated).toBe(OTHER_TRANSPORT);
  });

  it('lets nobody in without a name, by one that is over, made longer, or made up', async () => {
    const past = new Date(Date.now() - (limits.relayNameFor + 1) * 1000);
    const expired = turnCredentials(turn, past);
    const prolonged = { ...expired, username: expired.username.replace(/^\d+/, '9999999999') };
    const other = turnCredentials({ ...turn, secret: 'another' }, new Date());
    const codes = (await tried(...[null, expired, prolonged, other].map((by) => ({ by })))).map(
      ({ allocated }) => allocated,
    );
    expect(codes).toEqual(codes.map(() => UNAUTHENTICATED));
  });

  it('gives one name no more relays than a call takes', async () => {
    const by = holder();
    const outcomes = await tried(...Array.from({ length: 41 }, () => ({ by, keeps: true })));
    expect(outcomes.map(({ allocated }) => allocated)).toEqual([
      ...Array.from({ length: 40 }, () => null),
      QUOTA,
    ]);
  });

  it('knows who it is, though we stand between', () => {
    expect(coturn.log()).toContain('203.0.113.9:50000');
  });
});
