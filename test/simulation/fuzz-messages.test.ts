import { adminProtocol } from '@mado/core/protocol/admin.ts';
import type { Protocol } from '@mado/core/protocol/contract.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Heard } from '../support/fuzz/valid.ts';
import { Random } from '../support/fuzz/random.ts';
import { Talker } from '../support/fuzz/talker.ts';
import { usedHeap } from '../support/heap.ts';
import { TestApp } from '../support/start-app.ts';

const SEED = 20_261_125;
const MESSAGES = 100_000;
/** Until everything that is made once has been made. */
const WARM_UP = 20_000;
const ROUND = 5_000;

let app: TestApp;
let talkers: Talker[];
const defects: string[] = [];

beforeAll(async () => {
  const engine = await MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 1,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8', 'h264'],
  });
  const log = createLogger('error', { write: (line) => defects.push(line) });
  const interpreters = [['jsl'], ['en'], ['jsl', 'en'], ['ko']];
  app = await TestApp.start({ tablets: 4, interpreters, overrides: { engine, log } });
  const heard = new Heard();
  const talker = (role: Role, id: string, protocol: Protocol, index: number) =>
    new Talker(protocol, () => app.connect(role, id), { random: new Random(SEED + index), heard });
  talkers = [
    ...app.ward.tablets.map((id, index) => talker('tablet', id, tabletProtocol, index)),
    ...app.ward.interpreters.map(({ id }, index) =>
      talker('interpreter', id, interpreterProtocol, 100 + index),
    ),
    talker('admin', app.ward.administrator, adminProtocol, 200),
  ];
});
afterAll(() => app[Symbol.asyncDispose]());

/** Everybody talks at once; meanwhile time passes, so that offers and graces run out. */
async function everybodySays(messages: number): Promise<void> {
  for (let said = 0; said < messages; said += ROUND) {
    await Promise.all(talkers.map((talker) => talker.say(Math.ceil(ROUND / talkers.length))));
    await app.advance(20_000);
  }
}

it(`lives through ${MESSAGES} messages of random shape and keeps none of them`, async () => {
  await everybodySays(WARM_UP);
  const before = await usedHeap();
  await everybodySays(MESSAGES - WARM_UP);
  const after = await usedHeap();
  const codes = new Map<string, number>();
  let answered = 0;
  for (const { talk } of talkers) {
    answered += talk.answered;
    for (const [code, count] of talk.codes) codes.set(code, (codes.get(code) ?? 0) + count);
  }
  expect(defects).toEqual([]);
  expect(codes.get('internal') ?? 0).toBe(0);
  // They were not all turned away at the door.
  expect(answered).toBeGreaterThan(MESSAGES / 10);
  expect(codes.size).toBeGreaterThan(15);
  expect(after).toBeLessThan(before * 1.1);
});

it('turns away all but its limit of 5,000 messages at once, and serves everybody else', async () => {
  const limit = 300;
  await using limited = await TestApp.start({
    tablets: 2,
    interpreters: [],
    overrides: { messagesPer10s: limit },
  });
  const [first = '', second = ''] = limited.ward.tablets;
  const other = await limited.connect('tablet', second);
  let flooder = await limited.connect('tablet', first);
  const start = performance.now();
  let [served, refused, unanswered] = [0, 0, 0];
  for (let sent = 0; sent < 5_000; sent += 100) {
    // Whoever goes on beyond the limit is cut off, and may come back.
    if (!flooder.socket.connected) flooder = await limited.connect('tablet', first);
    const some = Array.from({ length: 100 }, () => flooder.ask('sync', {}).catch(() => null));
    expect(await other.ask('sync', {})).toMatchObject({ ok: true });
    for (const reply of await Promise.all(some)) {
      if (reply === null) unanswered += 1;
      else if (reply.ok) served += 1;
      else {
        expect(reply.error.code).toBe('rate-limited');
        refused += 1;
      }
    }
  }
  // However long it took: so many windows of the limit were touched.
  const windows = 2 + Math.floor((performance.now() - start) / 10_000);
  expect(served).toBeGreaterThanOrEqual(limit);
  expect(served).toBeLessThanOrEqual(limit * windows);
  expect(refused).toBeGreaterThan(0);
  expect(served + refused + unanswered).toBe(5_000);
});
