import { createLogger } from '@mado/sfu-server/log.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HttpTalker } from '../support/fuzz/http-talker.ts';
import { Random } from '../support/fuzz/random.ts';
import { usedHeap } from '../support/heap.ts';
import { TestApp } from '../support/start-app.ts';

const SEED = 20_261_125;
const REQUESTS = 20_000;
const WARM_UP = 4_000;

let app: TestApp;
let talker: HttpTalker;
const defects: string[] = [];

beforeAll(async () => {
  const log = createLogger('error', { write: (line) => defects.push(line) });
  // Hashing as one should would be most of the work of this test, and is none of its business.
  const password = {
    hash: (text: string) => Promise.resolve(`plain:${text}`),
    verify: ({ hash, password: text }: { hash: string; password: string }) =>
      Promise.resolve(hash === `plain:${text}`),
  };
  app = await TestApp.start({
    tablets: 2,
    interpreters: [['jsl'], ['en']],
    environment: { MADO_TRUSTED_PROXY: 'loopback' },
    overrides: { log, password },
  });
  const cookies = [
    await app.signIn('admin', app.ward.administrator),
    await app.signIn('admin', app.ward.administrator),
    await app.signIn('interpreter', app.ward.interpreters[0]?.id ?? ''),
    await app.signIn('tablet', app.ward.tablets[0] ?? ''),
    'mado-admin=x',
    `mado-admin=${'a'.repeat(32)}.${'b'.repeat(43)}=`,
  ];
  talker = new HttpTalker({ url: app.url, random: new Random(SEED), cookies });
});
afterAll(async () => {
  talker.close();
  await app[Symbol.asyncDispose]();
});

it(`answers ${REQUESTS} requests of random shape, is at fault for none, and keeps none`, async () => {
  await talker.say(WARM_UP);
  const before = await usedHeap();
  await talker.say(REQUESTS - WARM_UP);
  const after = await usedHeap();
  expect(talker.faults.slice(0, 5)).toEqual([]);
  expect(defects.slice(0, 5)).toEqual([]);
  // They were not all turned away at the door.
  expect(talker.statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 50);
  expect([...talker.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]));
  expect(after).toBeLessThan(before * 1.1);
});
