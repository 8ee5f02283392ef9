import { pairingAlphabet } from '@mado/core/domain/pairing-code.ts';
import { expect, it, vi } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { APPROVE, crowd, DENY, FIND, PAIRING, PairingWard, POLL } from '../support/pairing.ts';

const guess = (number: number) => {
  const letter = (place: number) => pairingAlphabet.charAt(Math.floor(number / 20 ** place) % 20);
  return Array.from({ length: 8 }, (_, place) => letter(place)).join('');
};

it('a person who guesses codes is stopped, in each of their sessions, even with the right one', async () => {
  await using ward = await PairingWard.start('embedded');
  const other = await ward.anotherAdmin();
  const { code } = await ward.asking();
  const body = { counterId: ward.counterId() };
  const tries = [FIND, APPROVE, DENY] as const;
  for (let number = 0; number < 10; number += 1) {
    const name = tries[number % 3] ?? FIND;
    const wrong = { code: guess(number), ...(name === APPROVE ? body : {}) };
    const answer = await (number % 2 === 0 ? ward.admin : other).ask(name, { body: wrong });
    expect(answer).toMatchObject({ status: 404, code: 'pairing-not-found' });
  }
  for (const admin of [ward.admin, other]) {
    const right = await admin.ask(APPROVE, { body: { code, ...body } });
    expect(right).toMatchObject({ status: 429, code: 'rate-limited' });
  }
  expect(await ward.recorded()).toEqual([]);
});

it('right codes cost nothing', async () => {
  await using ward = await PairingWard.start('embedded');
  const { code } = await ward.asking();
  for (let time = 0; time < 15; time += 1)
    expect((await ward.admin.ask(FIND, { body: { code } })).status).toBe(200);
});

it('text that is no code counts as a guess', async () => {
  await using ward = await PairingWard.start('embedded');
  for (const code of [
    '',
    'A',
    '__proto__',
    "' or 1=1 --",
    '\u0000',
    ...Array.from({ length: 5 }, () => 'BCDF'),
  ])
    expect((await ward.admin.ask(FIND, { body: { code } })).code).toBe('pairing-not-found');
  expect((await ward.admin.ask(FIND, { body: { code: 'BCDF-GHJK' } })).code).toBe('rate-limited');
});

it('a device code that nobody was given opens nothing', async () => {
  await using ward = await PairingWard.start('embedded');
  const { code } = await ward.asking();
  await ward.admin.request(APPROVE, { body: { code, counterId: ward.counterId() } });
  for (const made of [undefined, 'mado-pairing=', `mado-pairing=${'A'.repeat(43)}`, `mado-pairing=${code}`]) {
    const answer = await new ApiClient(ward.app.url, made).ask(POLL);
    expect(answer).toMatchObject({ status: 404, code: 'pairing-not-found', setCookies: [] });
  }
});

it('one address asks for sixty codes in ten minutes and no more', async () => {
  await using ward = await PairingWard.start('embedded');
  const ask = () => new ApiClient(ward.app.url).ask(PAIRING);
  for (let time = 0; time < 60; time += 1) expect((await ask()).status).toBe(200);
  expect(await ask()).toMatchObject({ status: 429, code: 'rate-limited', setCookies: [] });
});

it('no more than three hundred devices wait at once: of those of the fullest network the oldest gives way', async () => {
  await using ward = await PairingWard.start('embedded');
  const { device, code } = await ward.asking();
  const waiting = device.ask(POLL);
  const all = () =>
    ward.app.app.database.read('all', (db) => db.selectFrom('pairing').select('device_hash').execute());
  await crowd(ward, 299, () => '192.0.2.1');
  expect((await new ApiClient(ward.app.url).ask(PAIRING)).status).toBe(200);
  expect(await all()).toHaveLength(300);
  expect(await all()).not.toContainEqual({ device_hash: 'device 0' });
  expect((await ward.admin.ask(FIND, { body: { code } })).status).toBe(200);
  await ward.admin.request(DENY, { body: { code } });
  expect((await waiting).data).toEqual({ state: 'denied' });
});

it('who gives way is told at once, and asks anew', async () => {
  await using ward = await PairingWard.start('embedded');
  const { device } = await ward.asking();
  const waiting = device.ask(POLL);
  await vi.waitFor(() => expect(ward.app.app.tablets.context.waits.size).toBe(1));
  await crowd(ward, 59, () => '127.0.0.1');
  expect((await new ApiClient(ward.app.url).ask(PAIRING)).status).toBe(200);
  expect(await waiting).toMatchObject({ status: 404, code: 'pairing-not-found' });
  expect((await device.ask(PAIRING)).status).toBe(200);
});

it('only a page of ours can make a browser ask, and only as JSON', async () => {
  await using ward = await PairingWard.start('embedded');
  const ask = (headers: Record<string, string>) =>
    fetch(`${ward.app.url}/api/tablet/pairing`, { method: 'POST', headers, body: '{}' });
  expect((await ask({ 'content-type': 'application/json', origin: 'https://example.org' })).status).toBe(403);
  expect((await ask({ 'content-type': 'text/plain' })).status).toBe(400);
  expect((await ask({ 'content-type': 'application/json', origin: ward.app.url })).status).toBe(200);
});
