import { newId } from '@mado/sfu-server/ids.ts';
import { limits } from '@mado/sfu-server/limits.ts';
import { insertPerson } from '@mado/sfu-server/people/people-repository.ts';
import { expect, it } from 'vitest';
import { ApiClient } from '../../support/api-client.ts';
import { APPROVE, crowd, FIND, PAIRING, PairingWard, POLL } from '../../support/pairing.ts';

/** A ward behind a proxy, so that everybody can come from where they like. */
const start = () => PairingWard.start('embedded', { MADO_TRUSTED_PROXY: 'loopback' });

const from = (ward: PairingWard, address: string, cookie?: string) =>
  new ApiClient(ward.app.url, cookie, { 'x-forwarded-for': address });

/** A session of one more administrator. */
async function colleague({ app }: PairingWard): Promise<string> {
  const id = newId();
  const at = app.clock.now();
  const account = { id, name: '同僚', email: `${id}@ward.example`, role: 'admin', at } as const;
  await app.app.database.transaction('colleague', (tx) => insertPerson(tx, account));
  return app.signIn('admin', id);
}

const sites = {
  'one address': () => '203.0.113.9',
  'a network of IPv6': (index: number) => `2001:db8:66:1::${index.toString(16)}`,
  'a site of IPv6': (index: number) => `2001:db8:66:${index.toString(16)}::1`,
  'five addresses': (index: number) => `203.0.113.${index % 5}`,
};

it.each(Object.entries(sites))(
  'a stranger who asks for ever from %s keeps no tablet from being paired',
  async (_whose, address) => {
    await using ward = await start();
    const early = from(ward, '192.0.2.1');
    const { code } = await early.request(PAIRING);
    await crowd(ward, limits.pairings - 1, address);
    for (let index = 0; index < 5; index += 1)
      expect((await from(ward, address(1_000 + index)).ask(PAIRING)).status).toBe(200);
    const late = from(ward, '192.0.2.1');
    const { code: lateCode } = await late.request(PAIRING);
    for (const [device, shown] of [
      [early, code],
      [late, lateCode],
    ] as const) {
      await ward.admin.request(APPROVE, { body: { code: shown, counterId: ward.counterId() } });
      expect((await device.request(POLL)).state).toBe('paired');
    }
  },
);

it('an administrator who guesses codes, all at once, meets ten, from however many addresses', async () => {
  await using ward = await start();
  const cookie = await colleague(ward);
  const guesses = Array.from({ length: 40 }, (_, index) =>
    from(ward, `198.51.100.${index}`, cookie).ask(FIND, { body: { code: 'BCDF-GHJK' } }),
  );
  const codes = (await Promise.all(guesses)).map(({ code }) => code);
  expect(codes.filter((code) => code === 'pairing-not-found')).toHaveLength(10);
  expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(30);
});

it('administrators of one network of IPv6 who guess meet ten together', async () => {
  await using ward = await start();
  const cookies = [await colleague(ward), await colleague(ward), await colleague(ward)];
  const codes: (string | null)[] = [];
  for (let index = 0; index < 15; index += 1) {
    const one = from(ward, `2001:db8:1:1::${index + 1}`, cookies[index % 3]);
    codes.push((await one.ask(FIND, { body: { code: 'BCDF-GHJK' } })).code);
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('pairing-not-found'));
  expect(codes.slice(10)).toEqual(Array(5).fill('rate-limited'));
  // Elsewhere they are whoever they are.
  const { code } = await from(ward, '192.0.2.1').request(PAIRING);
  const elsewhere = from(ward, '2001:db8:1:2::1', cookies[0]);
  expect((await elsewhere.ask(FIND, { body: { code } })).status).toBe(200);
});
