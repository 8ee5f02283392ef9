import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditScene } from '../support/audit-scene.ts';
import { databaseKinds, newDatabase } from '../support/databases.ts';

const places = (seqs: readonly number[]) => seqs.map((seq) => [seq]);
const swap = (a: number, b: number) => [
  `update audit_entry set seq = 1000 where seq = ${a}`,
  `update audit_entry set seq = ${a} where seq = ${b}`,
  `update audit_entry set seq = ${b} where seq = 1000`,
];

describe.each(databaseKinds)('the audit log on %s is found broken', (kind) => {
  const five = async () => {
    const made = await AuditScene.on(await newDatabase(kind));
    await made.write('one', 'two', 'three', 'four', 'five');
    return made;
  };

  it.each(places([1, 3, 5]))('at entry %i that was edited', async (seq) => {
    await using audit = await five();
    await audit.tamper(`update audit_entry set from_address = '10.0.0.9' where seq = ${seq}`);
    expect((await audit.verify()).broken).toEqual({ seq, problem: 'altered' });
  });

  it.each([
    [1, { seq: 2, problem: 'beginning-cut' }],
    [3, { seq: 3, problem: 'missing' }],
    [5, { seq: 5, problem: 'end-cut' }],
  ])('at entry %i that was deleted', async (seq, broken) => {
    await using audit = await five();
    await audit.tamper(`delete from audit_entry where seq = ${seq}`);
    expect((await audit.verify()).broken).toEqual(broken);
  });

  it.each([
    [1, 2],
    [3, 4],
    [4, 5],
    [1, 5],
  ])('where entries %i and %i changed places', async (a, b) => {
    await using audit = await five();
    await audit.tamper(...swap(a, b));
    expect((await audit.verify()).broken).toEqual({ seq: a, problem: 'altered' });
  });

  it.each(places([1, 3, 5, 6]))('at entry %i that was put in', async (seq) => {
    await using audit = await five();
    const columns =
      'at, actor_kind, actor_id, action, subject_kind, subject_id, from_address, detail, key_id, prev_hash, hash';
    await audit.tamper(
      `update audit_entry set seq = seq + 1000 where seq >= ${seq}`,
      `update audit_entry set seq = seq - 999 where seq > 1000`,
      `insert into audit_entry (seq, id, ${columns})
       select ${seq}, '0195e0b0-0000-7000-8000-00000000000d', ${columns} from audit_entry order by seq limit 1`,
    );
    expect((await audit.verify()).broken).toEqual({ seq, problem: 'altered' });
  });

  it.each(places([1, 2, 4]))('after entry %i, behind which it was cut', async (seq) => {
    await using audit = await five();
    await audit.tamper(`delete from audit_entry where seq > ${seq}`);
    expect((await audit.verify()).broken).toEqual({ seq: seq + 1, problem: 'end-cut' });
  });

  it('when it was emptied, also once it has grown longer than it was', async () => {
    await using audit = await five();
    await audit.tamper('truncate audit_entry');
    expect((await audit.verify()).broken).toEqual({ seq: 1, problem: 'end-cut' });
    await audit.write('one', 'two', 'three', 'four', 'five', 'six', 'seven');
    expect((await audit.verify()).broken).toEqual({ seq: 5, problem: 'replaced' });
    expect(audit.logged().split('audit-log-cut')).toHaveLength(2);
  });

  it('when its end was cut and it went on from there', async () => {
    await using audit = await five();
    await audit.tamper('delete from audit_entry where seq > 3');
    await audit.write('six', 'seven', 'eight');
    expect((await audit.verify()).broken).toEqual({ seq: 5, problem: 'replaced' });
  });

  it('after a change to any column of any entry', async () => {
    await using audit = await five();
    const changes: Record<string, string> = {
      id: "'0195e0b0-0000-7000-8000-00000000000e'",
      at: "at + interval '1 microsecond'",
      actor_kind: "'supervisor'",
      actor_id: 'null',
      action: "'sign-in'",
      subject_kind: "'tablet'",
      subject_id: 'null',
      from_address: "from_address || ' '",
      detail: `detail || '{"new": 21}'`,
      key_id: "upper(key_id) || '0'",
      prev_hash: "overlay(prev_hash placing 'f0' from 1 for 2)",
      hash: "overlay(hash placing 'zz' from 1 for 2)",
    };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...Object.keys(changes)),
        async (seq, column) => {
          await audit.tamper(
            'create temporary table kept as table audit_entry',
            `update audit_entry set ${column} = ${changes[column] ?? ''} where seq = ${seq}`,
          );
          expect((await audit.verify()).broken).toMatchObject({ seq });
          await audit.tamper(
            'delete from audit_entry',
            'insert into audit_entry select * from kept',
            'drop table kept',
          );
        },
      ),
      { numRuns: 40 },
    );
    expect((await audit.verify()).broken).toBeNull();
  });
});
