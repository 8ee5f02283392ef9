import { describe, expect, it } from 'vitest';
import type { NewAuditEntry } from './auditor.ts';
import { Views, type Viewer } from './views.ts';

const minute = 60_000;
const callId = '0195e0b0-0000-7000-8000-000000000001';
const viewer: Viewer = {
  principal: { actor: 'admin', subjectId: callId, sessionId: 'one' },
  peer: '10.0.0.1',
};

function scene() {
  const entries: NewAuditEntry[] = [];
  let now = 0;
  let fails = false;
  const record = async (entry: NewAuditEntry): Promise<number> => {
    if (fails) throw new Error('away');
    return entries.push(entry);
  };
  return {
    views: new Views({ record }, { now: () => new Date(now) }),
    entries,
    later: (ms: number) => void (now += ms),
    fail: (whether: boolean) => void (fails = whether),
  };
}

describe('a view of the call log', () => {
  it('is one entry, with its further pages and changed lines for an hour, however many are read', async () => {
    const { views, entries, later } = scene();
    (await views.callLog(viewer, null))('0500');
    for (const cursor of ['0500', '0450', '0400']) {
      later(19 * minute);
      (await views.callLog(viewer, cursor))(String(Number(cursor) - 50).padStart(4, '0'));
      await views.callLine(viewer);
    }
    expect(entries).toEqual([
      {
        actor: viewer.principal,
        action: 'call-log-viewed',
        subject: { kind: 'call-log', id: null },
        from: '10.0.0.1',
        detail: {},
      },
    ]);
    later(3 * minute);
    await views.callLog(viewer, '0350');
    expect(entries).toHaveLength(2);
    later(60 * minute);
    await views.callLine(viewer);
    expect(entries).toHaveLength(3);
  });

  it('does not go on from where it was not told to, beyond the minute', async () => {
    const { views, entries, later } = scene();
    (await views.callLog(viewer, null))('0500');
    later(minute - 1);
    await views.callLog(viewer, '9999');
    expect(entries).toHaveLength(1);
    later(1);
    await views.callLog(viewer, '9999');
    expect(entries).toHaveLength(2);
    // Nor does the new one go on from where the former was told to.
    later(minute);
    await views.callLog(viewer, '0500');
    expect(entries).toHaveLength(3);
  });

  it('of a log that ends on its first page goes on nowhere', async () => {
    const { views, entries, later } = scene();
    (await views.callLog(viewer, null))(null);
    later(minute);
    await views.callLog(viewer, '0001');
    expect(entries).toHaveLength(2);
  });

  it('that begins behind the first page is an entry too', async () => {
    const { views, entries } = scene();
    await views.callLog(viewer, '0500');
    expect(entries).toHaveLength(1);
  });

  it('is another one after a minute, whatever else was read meanwhile', async () => {
    const { views, entries, later } = scene();
    for (const pause of [0, 40_000, 19_000]) {
      later(pause);
      (await views.callLog(viewer, null))('0500');
      await views.callLog(viewer, '0500');
      await views.callLine(viewer);
    }
    expect(entries).toHaveLength(1);
    later(1_000);
    await views.callLog(viewer, null);
    expect(entries).toHaveLength(2);
  });

  it('is another one of another person, in another session, and from another address', async () => {
    const { views, entries } = scene();
    const principal = { actor: 'admin', subjectId: callId, sessionId: 'one' } as const;
    for (const another of [
      viewer,
      { ...viewer, peer: '10.0.0.2' },
      { ...viewer, principal: { ...principal, subjectId: callId.replace('1', '2') } },
      { ...viewer, principal: { ...principal, sessionId: 'two' } },
    ])
      await views.callLog(another, null);
    expect(entries).toHaveLength(4);
  });

  it('is shown to nobody before it is written down, not even who asks meanwhile', async () => {
    const { views, entries, fail } = scene();
    fail(true);
    const both = await Promise.allSettled([views.callLog(viewer, null), views.callLog(viewer, null)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    await views.callLog(viewer, null);
    expect(entries).toHaveLength(1);
  });
});

it('a call is an entry of its own, and so is each export', async () => {
  const { views, entries } = scene();
  await views.callLog(viewer, null);
  await views.call(viewer, callId);
  await views.call(viewer, callId);
  await views.once(viewer, 'call-log-exported', 'call-log');
  await views.once(viewer, 'call-log-exported', 'call-log');
  expect(entries.map(({ action }) => action)).toEqual([
    'call-log-viewed',
    'call-viewed',
    'call-log-exported',
    'call-log-exported',
  ]);
});

it('a view of the audit log says what was looked for', async () => {
  const { views, entries } = scene();
  await views.auditLog(viewer, { action: 'sign-in', actor: undefined, since: 5 }, null);
  await views.auditLog(viewer, { since: 5, action: 'sign-in' }, '7');
  await views.auditLog(viewer, { action: 'sign-out' }, '7');
  expect(entries.map(({ detail }) => detail)).toEqual([
    { action: 'sign-in', since: 5 },
    { action: 'sign-out' },
  ]);
});
