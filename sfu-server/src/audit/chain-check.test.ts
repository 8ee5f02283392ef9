import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainCheck, type Broken } from './chain-check.ts';
import { GENESIS, hashOf, type ChainHead, type StoredEntry } from './chain.ts';
import { AuditKeys, keyOf } from './keys.ts';

const key = keyOf(Buffer.alloc(32, 7));
const keys = new AuditKeys(key);

function chain(length: number, change: (seq: number) => Partial<StoredEntry> = () => ({})): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const unsigned = {
      seq,
      id: `0195e0b0-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      at: '2026-04-01T00:00:00.000000Z',
      actorKind: 'admin',
      actorId: '0195e0b0-0000-7000-8000-00000000000a',
      action: 'setting-changed',
      subjectKind: 'setting',
      subjectId: 'offer-timeout',
      from: '10.0.0.1',
      detail: { old: 15, new: 20, because: null, tried: true },
      keyId: key.id,
      prevHash: entries.at(-1)?.hash ?? GENESIS,
      ...change(seq),
    };
    entries.push({ ...unsigned, hash: hashOf(unsigned, key.key) });
  }
  return entries;
}

const headOf = (entries: readonly StoredEntry[]): ChainHead | null => entries.at(-1) ?? null;

function check(entries: readonly StoredEntry[], head: ChainHead | null): Broken | null {
  const under = new ChainCheck(keys, head);
  for (const entry of entries) {
    const broken = under.add(entry);
    if (broken !== null) return broken;
  }
  return under.end();
}

const whole = chain(5);
const without = (seq: number) => whole.filter((entry) => entry.seq !== seq);
/** The condemnation of entries up to `through`, as the last of the chain. */
const pruned = (through: number) =>
  chain(7, (seq) =>
    seq === 7 ? { action: 'audit-pruned', detail: { through, hash: chain(6)[through - 1]?.hash ?? '' } } : {},
  );

describe('a chain', () => {
  it('is whole as it was written, also with entries behind the head, and when there is nothing', () => {
    expect(check(whole, headOf(whole))).toBeNull();
    expect(check(whole, headOf(whole.slice(0, 3)))).toBeNull();
    expect(check(whole, null)).toBeNull();
    expect(check([], null)).toBeNull();
  });

  it.each([
    [1, { seq: 2, problem: 'beginning-cut' }],
    [3, { seq: 3, problem: 'missing' }],
    [5, { seq: 5, problem: 'end-cut' }],
  ])('without entry %i is broken', (seq, broken) => {
    expect(check(without(seq), headOf(whole))).toEqual(broken);
  });

  it('that was emptied is broken at its first entry', () => {
    expect(check([], headOf(whole))).toEqual({ seq: 1, problem: 'end-cut' });
  });

  it('that another one was put in the place of is broken at the head', () => {
    const other = chain(6, () => ({ from: '10.0.0.2' }));
    expect(check(other, headOf(whole))).toEqual({ seq: 5, problem: 'replaced' });
  });

  it('does not take an entry of a key that is not known', () => {
    const stranger = keyOf(Buffer.alloc(32, 8));
    const unsigned = { ...chain(1)[0], keyId: stranger.id } as StoredEntry;
    const forged = { ...unsigned, hash: hashOf(unsigned, stranger.key) };
    expect(check([forged], null)).toEqual({ seq: 1, problem: 'key-unknown' });
  });

  it('takes an entry only in its own place', () => {
    const two = whole[1];
    const moved = whole.map((entry) => (entry.seq === 4 && two ? { ...two, seq: 4 } : entry));
    expect(check(moved, headOf(whole))).toEqual({ seq: 4, problem: 'altered' });
    const linkless = chain(5, (seq) => (seq === 3 ? { prevHash: GENESIS } : {}));
    expect(check(linkless, null)).toEqual({ seq: 3, problem: 'unlinked' });
  });
});

describe('a chain whose beginning was condemned', () => {
  it.each([0, 1, 2, 3])('is whole with %i of three entries gone', (gone) => {
    expect(check(pruned(3).slice(gone), headOf(pruned(3)))).toBeNull();
  });

  it('is whole when entries go while it is read', () => {
    const entries = pruned(3).filter(({ seq }) => seq === 1 || seq > 3);
    expect(check(entries, headOf(entries))).toBeNull();
  });

  it('is broken with one more gone, at the beginning or behind it', () => {
    expect(check(pruned(3).slice(4), null)).toEqual({ seq: 5, problem: 'beginning-cut' });
    expect(
      check(
        pruned(3).filter(({ seq }) => seq > 3 && seq !== 5),
        null,
      ),
    ).toEqual({
      seq: 5,
      problem: 'missing',
    });
  });

  it('must begin with what followed the last condemned one', () => {
    const forged = pruned(3).map((entry) =>
      entry.seq === 7 ? { ...entry, detail: { ...entry.detail, hash: GENESIS } } : entry,
    );
    expect(check(forged.slice(3), null)).toEqual({ seq: 7, problem: 'altered' });
    const honest = chain(7, (seq) =>
      seq === 7 ? { action: 'audit-pruned', detail: { through: 3, hash: GENESIS } } : {},
    );
    expect(check(honest.slice(3), null)).toEqual({ seq: 4, problem: 'beginning-cut' });
  });

  it('excuses a server whose head is older than what is kept', () => {
    expect(check(pruned(3).slice(3), headOf(whole.slice(0, 2)))).toBeNull();
  });
});

/** Flips one bit of one value of an entry, in the spelling that is stored. */
function flip(entry: StoredEntry, column: keyof StoredEntry, at: number): StoredEntry {
  const value = entry[column];
  if (typeof value === 'number') return { ...entry, [column]: value ^ (1 << (at % 20)) };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const bytes = Buffer.from(text);
  const bit = at % (bytes.length * 8);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  const changed = bytes.toString('latin1');
  if (column !== 'detail') return { ...entry, [column]: changed };
  try {
    return { ...entry, detail: JSON.parse(changed) as StoredEntry['detail'] };
  } catch {
    return { ...entry, detail: { broken: changed } };
  }
}

describe('a chain that was tampered with', () => {
  const columns = Object.keys(whole[0] ?? {}) as (keyof StoredEntry)[];

  it('is found broken after any one bit of any value', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...columns),
        fc.nat(10_000),
        (seq, column, at) => {
          const altered = whole
            .map((entry) => (entry.seq === seq ? flip(entry, column, at) : entry))
            .sort((a, b) => a.seq - b.seq);
          expect(check(altered, headOf(whole))).not.toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is found broken after any removal, repetition or exchange of rows', () => {
    const order = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 7 });
    fc.assert(
      fc.property(order, (seqs) => {
        fc.pre(seqs.join() !== '1,2,3,4,5');
        // A table has each place once: rows are what is moved, places what they are given.
        const rows = seqs.map((from, index) => ({ ...(whole[from - 1] as StoredEntry), seq: index + 1 }));
        expect(check(rows, headOf(whole))).not.toBeNull();
        const left = whole.filter(({ seq }) => seqs.includes(seq));
        if (left.length < whole.length) expect(check(left, headOf(whole))).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
