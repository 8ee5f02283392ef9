import { readFile } from 'node:fs/promises';
import { errorCodes } from '@mado/core/domain/errors.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { restRoutes } from '@mado/core/protocol/rest/routes.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { protocolDocument } from './document.ts';
import { describe as describeSchema } from './json-schema.ts';
import { schemaText } from './types.ts';

it('names every request, push, route and error once as a heading or a row', () => {
  const lines = protocolDocument().split('\n');
  const requests = { ...tabletProtocol.requests, ...interpreterProtocol.requests };
  for (const name of Object.keys(requests).filter((request) => request !== 'sync')) {
    expect(lines.filter((line) => line === `#### \`${name}\``)).toHaveLength(1);
  }
  for (const path of Object.keys(restRoutes)) expect(lines).toContain(`### \`${path}\``);
  for (const [code, { retryable }] of Object.entries(errorCodes)) {
    expect(lines).toContain(`| \`${code}\` | ${retryable ? 'yes' : 'no'} |`);
  }
});

it('links only to types that it describes', () => {
  const document = protocolDocument();
  for (const [, anchor = ''] of document.matchAll(/\]\(#([a-z]+)\)/g)) {
    expect(document.toLowerCase()).toContain(`\n### ${anchor}\n`);
  }
});

it('tells bounds, choices, lists and what may be missing', () => {
  const schema = z.strictObject({
    list: z.array(z.object({ kind: z.enum(['a', 'b']) })).max(3),
    text: z.string().max(5).nullable(),
    count: z.number().int().min(1).default(2),
    whole: z.number().int().optional(),
  });
  expect(schemaText(describeSchema(schema)).split('\n').slice(2)).toEqual([
    '| `list` | list (at most 3) of object |  |',
    '| `list[].kind` | `"a"`, `"b"` |  |',
    '| `text` | string (at most 5 characters) or `null` |  |',
    '| `count` | integer (at least 1) | optional, else `2` |',
    '| `whole` | integer | optional |',
  ]);
});

it('is current in docs/', async () => {
  const file = new URL('../../../docs/protocol.md', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(protocolDocument());
});
