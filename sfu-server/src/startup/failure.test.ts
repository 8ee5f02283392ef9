import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { MediaStartError } from '../media/media-engine.ts';
import { describeFailure } from './failure.ts';
import { StartupError } from './startup-error.ts';

it('names the code after the words, on one line, without a stack', () => {
  const failure = describeFailure(new StartupError('port-taken', 'port 3000 is taken'));
  expect(failure).toEqual({ text: 'mado: port 3000 is taken (port-taken)', exitCode: 1, stack: undefined });
});

it('names the code of every problem of the configuration once', () => {
  try {
    readConfig({ MADO_PORT: 'x', MADO_NOPE: '1' }, 'trial');
  } catch (error) {
    expect(describeFailure(error).text.match(/\(config-[a-z]+\)$/gm)).toEqual([
      '(config-unknown)',
      '(config-invalid)',
    ]);
  }
  expect.assertions(1);
});

it('says which media port is taken and what to set', () => {
  const { text } = describeFailure(new MediaStartError('port-taken', 40_000, null));
  expect(text).toBe('mado: media port 40000 is taken: end what uses it, or set MADO_MEDIA_PORT (port-taken)');
});

it('says what is wrong with the way to PostgreSQL without repeating its address', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  expect(describeFailure(error).text).toBe(
    'mado: DATABASE_URL: nothing answers there (database-unavailable)',
  );
});

it('looks through the word that the database is away', () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(describeFailure(new DatabaseUnavailable('migrate', cause)).text).toBe(
    'mado: DATABASE_URL: nothing answers there (database-unavailable)',
  );
});

it('tells anything else in one line and keeps the stack', () => {
  const failure = describeFailure(new Error('first\nsecond'));
  expect(failure).toMatchObject({ text: 'mado: first (startup-failed)', exitCode: 1 });
  expect(failure.stack).toContain('failure.test.ts');
});
