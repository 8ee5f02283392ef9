import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { boundaries } from './eslint/boundaries.mjs';

// In-memory files belong to no TypeScript project, and these rules need none.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

/** @param {string} filePath @param {string} code */
async function reported(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.filter(({ ruleId }) => ruleId?.startsWith('architecture/')) ?? [];
}

/** For each rule: what it must report. @type {[rule: string, file: string, code: string][]} */
const violations = [
  ['core-is-pure', 'shared/core/src/domain/call.ts', `import { readFile } from 'node:fs/promises';`],
  ['core-is-pure', 'shared/core/src/domain/call.ts', `import type { ReactNode } from 'react';`],
  ['client-media-only', 'tablet-client/src/app.tsx', `import { Device } from 'mediasoup-client';`],
  ['client-media-only', 'shared/client/src/call/use-call.ts', `export * from 'mediasoup-client/types';`],
  ['server-media-only', 'sfu-server/src/app.ts', `import * as mediasoup from 'mediasoup';`],
  ['server-media-only', 'sfu-server/src/media/media-engine.ts', `const m = await import('mediasoup');`],
  ['sql-in-repositories', 'sfu-server/src/calls/request-call.ts', `import { sql } from 'kysely';`],
  ['drivers-in-db', 'sfu-server/src/calls/call-repository.ts', `import pg from 'pg';`],
  ['drivers-in-db', 'sfu-server/src/app.ts', `import { PGlite } from '@electric-sql/pglite';`],
  ['use-cases-know-no-transport', 'sfu-server/src/calls/end-call.ts', `import '../realtime/publisher.ts';`],
  ['use-cases-know-no-transport', 'sfu-server/src/presence/sign-in.ts', `import '../http/app.ts';`],
  ['config-reads-environment', 'sfu-server/src/app.ts', `export const port = process.env.MADO_PORT;`],
  ['config-reads-environment', 'sfu-server/bin/serve.ts', `const { env } = process; env.HOME;`],
  ['config-reads-environment', 'sfu-server/bin/serve.ts', `import { env } from 'node:process';`],
  ['clock-owns-time', 'sfu-server/src/calls/dispatcher.ts', `setTimeout(() => {}, 10);`],
  ['clock-owns-time', 'sfu-server/src/calls/dispatcher.ts', `globalThis.setInterval(() => {}, 10);`],
  ['clock-owns-time', 'sfu-server/src/presence/sign-in.ts', `export const at = new Date();`],
  ['clock-owns-time', 'sfu-server/src/presence/sign-in.ts', `import 'node:timers/promises';`],
  ['clients-know-no-server', 'admin-client/src/app.tsx', `import '@mado/sfu-server/app.ts';`],
  ['clients-know-no-server', 'shared/client/src/ui/x.ts', `import '../../../../sfu-server/src/app.ts';`],
  ['explicit-extension', 'sfu-server/src/app.ts', `import { a } from './config';`],
  ['explicit-extension', 'tablet-client/src/app.tsx', `import { a } from '@mado/core/domain/call';`],
  ['file-length', 'sfu-server/src/app.ts', '\n'.repeat(301)],
];

/** What the architecture wants, beside each rule that could mistake it. @type {[string, string][]} */
const allowed = [
  ['shared/core/src/protocol/tablet.ts', `import { z } from 'zod'; import '../domain/call.ts';`],
  ['shared/client/src/media/device.ts', `import { Device } from 'mediasoup-client';`],
  ['sfu-server/src/media/mediasoup/engine.ts', `import * as mediasoup from 'mediasoup';`],
  ['sfu-server/src/calls/call-repository.ts', `import { sql } from 'kysely';`],
  ['sfu-server/src/db/postgres.ts', `import pg from 'pg'; import { Kysely } from 'kysely';`],
  ['sfu-server/src/calls/end-call.ts', `import '@mado/core/domain/call.ts'; import '../clock.ts';`],
  ['sfu-server/src/config.ts', `export const port = process.env.MADO_PORT;`],
  ['sfu-server/src/clock.ts', `setTimeout(() => {}, 10); Date.now();`],
  ['tablet-client/src/main.tsx', `import './main.css'; import ja from './locales/ja.json';`],
];

describe('architecture rules', () => {
  it.each(violations)('%s reports %s: %s', async (rule, file, code) => {
    const [message] = await reported(file, code);
    const because = boundaries.find(({ name }) => name === rule)?.because ?? expect.any(String);
    expect(message).toMatchObject({ ruleId: `architecture/${rule}`, severity: 2, message: because });
  });

  it.each(allowed)('nothing to report in %s: %s', async (file, code) => {
    expect(await reported(file, code)).toEqual([]);
  });

  it('every rule has a violation above', () => {
    const proven = new Set(violations.map(([rule]) => rule));
    expect(boundaries.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
