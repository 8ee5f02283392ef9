import { describe, expect, it } from 'vitest';
import type { NewAuditEntry } from './auditor.ts';
import { Views, type Viewer } from './views.ts';

const minute = 60_000;
const callId = '0195e0b0-0000-7000-8000-000000000001';
const viewer: Viewer = { principal: { actor: 'admin', subjectId: callId }, peer: '10.0.0.1' };

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
  it('is one entry, with its further pages and changed lines for as long as they go on', async () => {
    const { views, entries, later } = scene();
    await views.callLog(viewer, false);
    for (let turn = 0; turn < 5; turn += 1) {
      later(59 * minute);
      await views.callLog(viewer, true);
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
    later(60 * minute);
    await views.callLog(viewer, true);
    expect(entries).toHaveLength(2);
  });

  it('that begins behind the first page is an entry too', async () => {
    const { views, entries } = scene();
    await views.callLog(viewer, true);
    expect(entries).toHaveLength(1);
  });

  it('is another one after a minute, however often it was read again meanwhile', async () => {
    const { views, entries, later } = scene();
    for (const pause of [0, 40_000, 19_000]) {
      later(pause);
      await views.callLog(viewer, false);
    }
    expect(entries).toHaveLength(1);
    later(1_000);
    await views.callLog(viewer, false);
    expect(entries).toHaveLength(2);
  });

  it('is another one of another person, and from another address', async () => {
    const { views, entries } = scene();
    await views.callLog(viewer, false);
    await views.callLog({ ...viewer, peer: '10.0.0.2' }, false);
    await views.callLog({ ...viewer, principal: { actor: 'supervisor', subjectId: callId } }, false);
    expect(entries).toHaveLength(3);
  });

  it('is shown to nobody before it is written down, not even who asks meanwhile', async () => {
    const { views, entries, fail } = scene();
    fail(true);
    const both = await Promise.allSettled([views.callLog(viewer, false), views.callLog(viewer, false)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    await views.callLog(viewer, false);
    expect(entries).toHaveLength(1);
  });
});

it('a call is an entry of its own, and so is each export', async () => {
  const { views, entries } = scene();
  await views.callLog(viewer, false);
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
  await views.auditLog(viewer, { action: 'sign-in', actor: undefined, since: 5 }, false);
  await views.auditLog(viewer, { since: 5, action: 'sign-in' }, true);
  await views.auditLog(viewer, { action: 'sign-out' }, true);
  expect(entries.map(({ detail }) => detail)).toEqual([
    { action: 'sign-in', since: 5 },
    { action: 'sign-out' },
  ]);
});
