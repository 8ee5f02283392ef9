import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { APPROVE, FIND, PAIRING, PairingWard, POLL } from '../support/pairing.ts';

describe.each(databaseKinds)('a device that waits to be paired, on %s', (database) => {
  let ward: PairingWard;
  beforeAll(async () => {
    ward = await PairingWard.start(database);
  });
  afterAll(() => ward[Symbol.asyncDispose]());

  it('waits no longer than 25 seconds for an answer', async () => {
    const { app } = ward;
    const { device } = await ward.asking();
    const answer = device.request(POLL);
    await expect.poll(() => app.app.tablets.context.waits.size).toBe(1);
    await app.advance(25_000);
    expect(await answer).toEqual({ state: 'pending' });
  });

  it('forgets whoever leaves while they wait', async () => {
    const { app } = ward;
    const { device } = await ward.asking();
    const leaves = new AbortController();
    const waiting = device.ask(POLL, { signal: leaves.signal });
    await expect.poll(() => app.app.tablets.context.waits.size).toBe(1);
    leaves.abort();
    await expect(waiting).rejects.toThrow();
    await expect.poll(() => app.app.tablets.context.waits.size).toBe(0);
  });

  it('makes void what a device asked before', async () => {
    const { admin } = ward;
    const { device, code } = await ward.asking();
    const { code: second } = await device.request(PAIRING);
    expect((await admin.ask(FIND, { body: { code } })).code).toBe('pairing-not-found');
    expect((await admin.ask(FIND, { body: { code: second } })).status).toBe(200);
  });

  it('keeps an approval for a device that was loaded anew before it heard of it', async () => {
    const { admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    await admin.request(APPROVE, { body: { code, counterId } });
    expect((await device.ask(PAIRING)).code).toBe('pairing-decided');
    expect((await device.request(POLL)).state).toBe('paired');
  });
});

it('a device that waits to be paired does not keep the server from ending', async () => {
  const ward = await PairingWard.start('embedded');
  const { device } = await ward.asking();
  const answer = device.request(POLL);
  await expect.poll(() => ward.app.app.tablets.context.waits.size).toBe(1);
  await ward[Symbol.asyncDispose]();
  expect(await answer).toEqual({ state: 'pending' });
});
