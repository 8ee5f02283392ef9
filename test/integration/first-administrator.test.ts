import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { spawnServer, type SpawnedServer } from '../support/spawned-server.ts';

let folder: string;
const running = new Set<SpawnedServer>();
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mado-first-'));
});
afterEach(async () => {
  for (const { child, exit } of running) {
    child.kill('SIGKILL');
    await exit;
  }
  running.clear();
  await rm(folder, { recursive: true });
});

const data = () => ({ MADO_DATA_DIR: path.join(folder, 'data'), MADO_EMBEDDED_DATABASE: 'accept-risk' });
/** The environment of the operator's command. */
const operator = () => ({ ...data(), MADO_PUBLIC_URL: 'http://localhost:3000' });

/** Starts the program as for real, and waits until it listens. */
async function serve() {
  const server = spawnServer(folder, {
    ...data(),
    MADO_PORT: '0',
    MADO_MEDIA_WORKERS: '1',
  });
  running.add(server);
  const running_ = (text: string) => /running at (\S+)\n/.exec(text)?.[1];
  const said = await server.says((text) => running_(text) !== undefined);
  return { server, url: running_(said) ?? '' };
}

async function stop({ server }: { server: SpawnedServer }): Promise<void> {
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  running.delete(server);
}

const link = /\/admin\/#invitation=([\w-]{43})/;
const tokenOf = async ({ server }: { server: SpawnedServer }) =>
  link.exec(await server.says((text) => link.test(text)))?.[1] ?? '';

it('a start prints a link for the first administrator, until there is one; then the operator can have another', async () => {
  const first = await serve();
  const unused = await tokenOf(first);
  await stop(first);

  const second = await serve();
  const token = await tokenOf(second);
  const visitor = new HttpVisitor(second.url);
  const accept = (body: object) =>
    visitor.post('/api/admin/invitation/accept', { password: 'seven tall cranes at dusk', ...body });
  const self = { name: '山田 花子', email: 'hanako@ward.example' };
  expect(await accept({ token: unused, ...self })).toMatchObject({ code: 'invitation-invalid' });
  expect((await visitor.post('/api/admin/invitation/open', { token })).body).toMatchObject({
    role: 'admin',
    founds: true,
  });
  expect(await accept({ token })).toMatchObject({ code: 'invalid-message' });
  const { status, cookie } = await accept({ token, ...self });
  expect(status).toBe(200);
  expect(await accept({ token, ...self })).toMatchObject({ code: 'invitation-invalid' });
  const people = await new HttpVisitor(second.url, cookie).get('/api/admin/people');
  expect(people.body).toMatchObject({ people: [{ ...self, role: 'admin', self: true }], invitations: [] });
  expect(await runCommand('administrator', operator())).toEqual({
    code: 1,
    said: expect.stringContaining('(data-dir-in-use)'),
  });
  await stop(second);
  const { code, said } = await runCommand('administrator', operator());
  expect(code).toBe(0);
  // The entry of it is the newest, and known outside of the database.
  const heads = await readFile(path.join(folder, 'data', 'audit-head'), 'utf8');
  const told = /"hash":"([0-9a-f]{64})"[^\n]*"msg":"audit-head"/.exec(said)?.[1];
  expect(JSON.parse(heads)).toMatchObject([{ place: 'embedded', hash: told }]);

  const third = await serve();
  const again = await new HttpVisitor(third.url).post('/api/auth/admin/sign-in/email', {
    email: self.email,
    password: 'seven tall cranes at dusk',
  });
  expect(again.status).toBe(200);
  const another = { name: '佐藤 次郎', email: 'jiro@ward.example', password: 'seven tall cranes at dusk' };
  const body = { token: link.exec(said)?.[1], ...another };
  const rescue = await new HttpVisitor(third.url).post('/api/admin/invitation/accept', body);
  expect(rescue.status).toBe(200);
  await stop(third);
  expect(third.server.output()).not.toMatch(link);
});
