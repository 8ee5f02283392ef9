import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createLogger, scrub } from './log.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

const token = randomBytes(32).toString('base64url');

it('writes one JSON object a line, with the level in words', () => {
  const line = logged((log) => log.info({ port: 3000 }, 'listening'));
  expect(JSON.parse(line)).toMatchObject({ level: 'info', port: 3000, msg: 'listening' });
});

it('hides names, tokens, cookies and addresses wherever they stand', () => {
  const line = logged((log) =>
    log.info({
      name: '山田',
      a: { token, b: { cookie: token, url: `/link/${token}` } },
      headers: { authorization: token },
    }),
  );
  expect(line).not.toContain(token);
  expect(line).not.toContain('山田');
});

it('keeps of an error what names nobody', () => {
  const error = Object.assign(new Error(`GET /link/${token} failed`), {
    code: '23505',
    detail: 'Key (name)=(山田) already exists.',
  });
  const line = logged((log) => log.error({ err: error }, 'failed'));
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'Error', code: '23505', message: 'GET /link/… failed' },
  });
  expect(line).not.toContain('山田');
  expect(line).not.toContain(token);
});

it('keeps of what the database says of a value all but the value', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "山田 "花子"\n"'), {
    code: '22P02',
  });
  const line = logged((log) => log.error({ err: error }, 'failed'));
  expect(JSON.parse(line)).toMatchObject({ err: { message: 'invalid input syntax for type uuid: "…"' } });
  expect(line).not.toMatch(/山田|花子/);
  const column = Object.assign(new Error('column "nmae" does not exist'), { code: '42703' });
  expect(logged((log) => log.error({ err: column }, 'failed'))).toContain('nmae');
});

it('scrubs the credentials of an address', () => {
  expect(scrub('connect postgresql://mado:secret@db:5432/mado')).toBe('connect postgresql://…@db:5432/mado');
});
