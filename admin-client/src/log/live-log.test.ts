import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { describe, expect, it, vi } from 'vitest';
import { createLiveLog } from './live-log.ts';

const line = (callId: string, state: CallLogEntry['state']): CallLogEntry => ({
  callId,
  state,
  outcome: null,
  reason: null,
  language: { tag: 'en', modality: 'spoken' },
  counter: { name: '1番窓口', department: '保健福祉課', section: '福祉' },
  interpreter: null,
  requestedAt: 0,
  acceptedAt: null,
  activeAt: null,
  endedAt: null,
  rating: null,
  quality: null,
});

describe('createLiveLog', () => {
  it('keeps what it read of a call that changed', async () => {
    const log = createLiveLog({ read: async (callId) => line(callId, 'queued'), clock: () => 7 });
    log.changed('a');
    await vi.waitFor(() =>
      expect(log.calls.get().get('a')).toMatchObject({ askedAt: 7, value: { state: 'queued' } }),
    );
  });

  it('reads once more, and only once, for changes during a read', async () => {
    const answers: ((answer: CallLogEntry) => void)[] = [];
    const read = vi.fn(() => new Promise<CallLogEntry>((resolve) => answers.push(resolve)));
    const log = createLiveLog({ read });
    log.changed('a');
    log.changed('a');
    log.changed('a');
    expect(read).toHaveBeenCalledTimes(1);
    answers[0]?.(line('a', 'queued'));
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    answers[1]?.(line('a', 'offered'));
    await vi.waitFor(() => expect(log.calls.get().get('a')?.value.state).toBe('offered'));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps what it had when a read fails, and reads at the next change', async () => {
    const read = vi.fn(async (callId: string) => line(callId, 'active'));
    read.mockRejectedValueOnce(new Error('lost'));
    const log = createLiveLog({ read });
    log.changed('a');
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    await Promise.resolve();
    expect(log.calls.get().size).toBe(0);
    log.changed('a');
    await vi.waitFor(() => expect(log.calls.get().get('a')?.value.state).toBe('active'));
  });
  it('forgets what it read, and what it was reading for whoever was here before', async () => {
    const slow = Promise.withResolvers<CallLogEntry>();
    const read = vi.fn(async (callId: string) => line(callId, 'queued'));
    const log = createLiveLog({ read });
    log.changed('a');
    await vi.waitFor(() => expect(log.calls.get().size).toBe(1));
    read.mockReturnValueOnce(slow.promise);
    log.changed('b');
    log.forget();
    slow.resolve(line('b', 'queued'));
    log.changed('c');
    await vi.waitFor(() => expect([...log.calls.get().keys()]).toEqual(['c']));
  });
});
