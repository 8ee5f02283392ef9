import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reactAriaStyles } from './security-headers.ts';
import { freshToken, TestServer } from './test-server.ts';
import { temporaryFolder } from '../startup/temporary-folder.ts';

const strictDirectives = [
  "default-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];

// By its path: the clients depend on react-aria, the server does not.
const source = (file: string) =>
  readFile(new URL(`../../../node_modules/react-aria/${file}`, import.meta.url), 'utf8');

/** The text of the style sheet that a module puts into the page, with the names of its constants filled in. */
async function sheetOf(file: string): Promise<string | undefined> {
  const code = await source(file);
  const [, template = ''] = /textContent = `([^`]*)`/.exec(code) ?? [];
  return template
    .replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
      const start = code.indexOf(`const ${name} = '`) + `const ${name} = '`.length;
      return code.slice(start, code.indexOf("'", start));
    })
    .trim();
}

it('knows the style sheets of the react-aria that is installed', async () => {
  expect(reactAriaStyles).toEqual([
    await sheetOf('dist/private/interactions/usePress.mjs'),
    await sheetOf('dist/private/overlays/usePreventScroll.mjs'),
  ]);
});

describe('every answer', () => {
  let server: TestServer;
  beforeAll(async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'assets'));
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><html lang="ja"><title>t</title>');
    await writeFile(path.join(folder, 'assets', 'main-abc123.js'), '1');
    const clients = { tablet: folder, interpreter: folder, admin: '/nonexistent' };
    server = await TestServer.start({ clients, config: { secure: true } });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const good = { cookie: 'mado-admin=good' };
  it.each<[string, string, number, Record<string, string>?]>([
    ['the first page', '/', 200],
    ['a style sheet', '/pages.css', 200],
    ['a client', '/tablet/', 200],
    ['a screen of a client', '/interpreter/settings', 200],
    ['a file of a client', '/tablet/assets/main-abc123.js', 200],
    ['a client that is not built', '/admin/', 503],
    ['a redirection to a client', '/tablet', 308],
    ['a link that signs in', `/link/${freshToken}`, 303],
    ['a link that does not', '/link/x', 404],
    ['the API', '/api/admin/calls', 200, good],
    ['a file of the API', '/api/admin/calls.csv', 200, good],
    ['the API without a session', '/api/admin/calls', 401],
    ['the API where there is nothing', '/api/nothing', 404],
    ['health', '/healthz', 200],
    ['readiness', '/readyz', 200],
    ['metrics', '/metrics', 200],
    ['nothing', '/nothing', 404],
    ['what cannot be decoded', '/link/%E0%A4%A', 400],
  ])('has the headers: %s', async (_what, target, status, headers) => {
    const response = await server.get(target, headers);
    const of = (name: string) => response.headers.get(name);
    expect(response.status).toBe(status);
    const policy = of('content-security-policy') ?? '';
    for (const directive of strictDirectives) expect(policy.split(';')).toContain(directive);
    expect(policy).not.toMatch(/unsafe|\*|data:|script-src [^;]*(blob|sha|nonce)/);
    expect(of('cross-origin-opener-policy')).toBe('same-origin');
    expect(of('cross-origin-resource-policy')).toBe('same-origin');
    expect(of('permissions-policy')).toContain('camera=(self)');
    expect(of('permissions-policy')).toContain('geolocation=()');
    expect(of('referrer-policy')).toBe('no-referrer');
    expect(of('strict-transport-security')).toBe('max-age=31536000');
    expect(of('x-content-type-options')).toBe('nosniff');
    expect(of('x-frame-options')).toBe('DENY');
    expect(of('x-powered-by')).toBeNull();
    expect(of('server')).toBeNull();
  });

  it.each([
    '/api/admin/calls',
    '/api/admin/calls.csv',
    '/api/nothing',
    `/link/${freshToken}`,
    '/metrics',
    '/readyz',
  ])('that is somebody’s own is kept by nobody: %s', async (target) => {
    for (const headers of [{}, good])
      expect((await server.get(target, headers)).headers.get('cache-control')).toBe('no-store');
  });
});

it.each([
  [{ secure: false }, null],
  [{ secure: true, mode: 'lan' as const }, null],
  [{ secure: true }, 'max-age=31536000'],
])(
  'holds browsers to TLS where there is a certificate that others vouch for (%#)',
  async (config, header) => {
    await using server = await TestServer.start({ config });
    expect((await server.get('/')).headers.get('strict-transport-security')).toBe(header);
  },
);
