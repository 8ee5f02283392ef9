import { describe, expect, it } from 'vitest';
import { compareLocale, flatten, unusedKeys } from './translations.mjs';

const ja = flatten({ home: { title: '窓口', greeting: '{{name}}さん' }, waiting_other: '{{count}}人' });

/** @param {object} change */
const en = (change) =>
  compareLocale(
    ja,
    'en',
    flatten({
      home: { title: 'Counter', greeting: 'Hello {{name}}' },
      waiting_one: 'One visitor',
      waiting_other: '{{count}} visitors',
      ...change,
    }),
  );

describe('a locale beside the reference', () => {
  it('may have the plural forms of its own grammar', () => {
    expect(en({})).toEqual([]);
    expect(compareLocale(ja, 'zh-Hans', ja)).toEqual([]);
  });

  it('lacks a key', () => {
    expect(en({ home: { title: 'Counter' } })).toEqual(['home.greeting: missing']);
  });

  it('lacks a plural form', () => {
    expect(compareLocale(ja, 'en', ja)).toEqual(['waiting_one: missing']);
  });

  it('has a key of its own', () => {
    expect(en({ extra: 'x' })).toEqual(['extra: not in the reference']);
  });

  it('has an empty text', () => {
    expect(en({ waiting_other: ' ' })).toEqual(['waiting_other: empty']);
  });

  it('has other placeholders', () => {
    expect(en({ home: { title: '{{count}}', greeting: 'Hello {{ naem }}' } })).toEqual([
      'home.title: unknown {{count}}',
      'home.greeting: lacks {{name}}',
      'home.greeting: unknown {{naem}}',
    ]);
  });
});

describe('keys that nothing uses', () => {
  const keys = flatten({
    errors: { full: 'x', late: 'y' },
    home: { title: 'z' },
    waiting_other: '{{count}}',
  });

  it('are all of them without a source', () => {
    expect(unusedKeys(keys, '')).toEqual(['errors.full', 'errors.late', 'home.title', 'waiting_other']);
  });

  it('are not those named as a string, with a namespace, or as a plural', () => {
    expect(unusedKeys(keys, `t('common:home.title'); t("waiting", { count })`)).toEqual([
      'errors.full',
      'errors.late',
    ]);
  });

  it('are not those below the beginning of a template', () => {
    const source = 't(`errors.${code}`); t(`common:home.${x}`)';
    expect(unusedKeys(keys, source)).toEqual(['waiting_other']);
  });

  it('are not those that another text refers to', () => {
    expect(unusedKeys(flatten({ a: 'see $t(b)', b: 'x' }), `t('a')`)).toEqual([]);
  });
});
