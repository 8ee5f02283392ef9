import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from './test-server.ts';
import { temporaryFolder } from '../startup/temporary-folder.ts';

let server: TestServer;
beforeAll(async () => {
  const folder = await temporaryFolder();
  const clients = {
    tablet: path.join(folder, 'tablet'),
    interpreter: path.join(folder, 'interpreter'),
    admin: path.join(folder, 'not-built'),
  };
  await mkdir(path.join(clients.tablet, 'assets'), { recursive: true });
  await writeFile(path.join(clients.tablet, 'index.html'), '<title>tablet</title>');
  await writeFile(path.join(clients.tablet, 'icon.svg'), '<svg/>');
  await writeFile(path.join(clients.tablet, 'assets', 'main-abc123.js'), '1');
  server = await TestServer.start({ clients });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('the clients', () => {
  it('are files, hashed ones for ever', async () => {
    expect((await server.get('/tablet/assets/main-abc123.js')).headers.get('cache-control')).toContain(
      'immutable',
    );
    expect((await server.get('/tablet/icon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/tablet/', '/tablet/?x=1', '/tablet/settings', '/tablet/a/b'])(
    'show the first page at %s',
    async (target) => {
      const response = await server.getPage(target);
      expect(await response.text()).toContain('tablet');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it.each(['/tablet', '/tablet?x=1'])('have a slash at the end: %s', async (target) => {
    const response = await server.get(target);
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe(target.replace('/tablet', '/tablet/'));
  });

  it.each(['/tablet/assets/gone-abc123.js', '/tablet/missing.png', '/tablet/..%2f..%2fpackage.json'])(
    'have no %s',
    async (target) => {
      expect((await server.get(target)).status).toBe(404);
    },
  );

  it('say that they are not built', async () => {
    const response = await server.getPage('/admin/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm start');
    expect((await server.get('/admin/')).headers.get('content-type')).toContain('json');
  });
});

it('say that it is a trial for the room, and only then', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>\n<html lang="ja">');
  const clients = { tablet: folder, interpreter: folder, admin: folder };
  const first = async (mode: 'trial' | 'lan' | 'serve', client: string) => {
    await using trial = await TestServer.start({ clients, config: { mode } });
    const response = await trial.getPage(`/${client}/a`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    return await response.text();
  };
  for (const client of ['tablet', 'interpreter', 'admin']) {
    expect(await first('lan', client)).toBe('<!doctype html>\n<html data-trial lang="ja">');
    expect(await first('trial', client)).toBe('<!doctype html>\n<html lang="ja">');
    expect(await first('serve', client)).toBe('<!doctype html>\n<html lang="ja">');
  }
});

it("a tablet's page renews its cookie, whatever that is worth, and no other page does", async () => {
  const token = 'a'.repeat(43);
  const renewed = async (target: string, cookie: string) =>
    (await server.get(target, { cookie })).headers.get('set-cookie');
  expect(await renewed('/tablet/', `mado-tablet=${token}`)).toBe(
    `mado-tablet=${token}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax`,
  );
  expect(await renewed('/tablet/icon.svg', `mado-tablet=${token}`)).toBeNull();
  expect(await renewed('/interpreter/', `mado-tablet=${token}`)).toBeNull();
  expect(await renewed('/tablet/', 'mado-tablet=short')).toBeNull();
  expect(await renewed('/tablet/', `mado-admin=${token}`)).toBeNull();
});
