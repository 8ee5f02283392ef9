import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import { IceRecovery } from './ice-recovery.ts';
import type { MediaSignaling } from './signaling.ts';
import type { Transports } from './transports.ts';

class FakeTransport {
  readonly id: string;
  connectionState = 'connected';
  closed = false;
  /** How long ago something arrived, in milliseconds. */
  quietFor = 20;
  readonly restarts: unknown[] = [];
  /** Whether a restart finds a way. */
  reachable = true;
  /** What comes back of the questions that the browser puts over its way every second. */
  answering = true;

  readonly #listeners = new Set<() => void>();

  constructor(id: string) {
    this.id = id;
  }

  on(_event: string, listener: () => void): void {
    this.#listeners.add(listener);
  }

  off(_event: string, listener: () => void): void {
    this.#listeners.delete(listener);
  }

  become(state: string): void {
    this.connectionState = state;
    for (const listener of [...this.#listeners]) listener();
  }

  async restartIce({ iceParameters }: { iceParameters: unknown }): Promise<void> {
    this.restarts.push(iceParameters);
    if (this.reachable) this.become('connected');
  }

  async getStats(): Promise<Map<string, object>> {
    const asked = Math.floor(performance.now() / 1_000);
    const counts = { requestsSent: asked, responsesReceived: this.answering ? asked : 0 };
    const pair = { id: 'pair', type: 'candidate-pair', timestamp: 10_000, ...counts };
    return new Map<string, object>([
      ['transport', { type: 'transport', selectedCandidatePairId: 'pair' }],
      ['pair', { ...pair, lastPacketReceivedTimestamp: 10_000 - this.quietFor }],
    ]);
  }
}

let send: FakeTransport;
let receive: FakeTransport;
let refusal: RequestError | null;
let asked: string[];
let stands: boolean;
const probe = vi.fn(async () => stands);
const hopeless = vi.fn();

function recovery(): IceRecovery {
  const signaling = {
    probe,
    request: async (name: string, { transportId }: { transportId: string }) => {
      asked.push(`${name} ${transportId}`);
      if (refusal !== null) throw refusal;
      return { iceParameters: `new for ${transportId}` };
    },
  };
  const transports = { send, receive } as unknown as Transports;
  return new IceRecovery(signaling as unknown as MediaSignaling, transports, hopeless);
}

beforeEach(() => {
  vi.useFakeTimers();
  [send, receive] = [new FakeTransport('send'), new FakeTransport('receive')];
  refusal = null;
  stands = true;
  asked = [];
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a way that broke', () => {
  it.each(['disconnected', 'failed'])('starts ICE anew on both transports when one is %s', async (state) => {
    recovery();
    receive.become(state);
    await settle();
    expect([send.restarts, receive.restarts]).toEqual([['new for send'], ['new for receive']]);
    expect(probe).toHaveBeenCalledOnce();
    expect(hopeless).not.toHaveBeenCalled();
  });

  it('is given up after three attempts', async () => {
    recovery();
    send.reachable = false;
    send.become('failed');
    await vi.advanceTimersByTimeAsync(8_999);
    expect(hopeless).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(send.restarts).toHaveLength(3);
    expect(hopeless).toHaveBeenCalledOnce();
  });

  it('waits for the line where that is gone as well', async () => {
    const watched = recovery();
    refusal = new RequestError('disconnected', true);
    receive.connectionState = 'failed';
    receive.become('failed');
    await settle();
    expect([receive.restarts, hopeless.mock.calls]).toEqual([[], []]);
    refusal = null;
    await watched.lineIsBack();
    expect(receive.restarts).toEqual(['new for receive']);
  });

  it('is past saving where the server knows nothing of it', async () => {
    recovery();
    refusal = new RequestError('transport-not-found', false);
    receive.become('failed');
    await settle();
    expect(hopeless).toHaveBeenCalledOnce();
  });

  it('concerns nobody once it is stopped', async () => {
    recovery().stop();
    receive.become('failed');
    await settle();
    expect(asked).toEqual([]);
  });
});

describe('media that fell silent', () => {
  it('find another way where the line stands', async () => {
    void recovery().silent(() => true);
    await settle();
    expect(receive.restarts).toHaveLength(1);
  });

  it('are past saving where their own way does not answer, though no transport says so', async () => {
    receive.answering = false;
    void recovery().silent(() => true);
    await vi.advanceTimersByTimeAsync(1_499);
    expect(hopeless).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(hopeless).toHaveBeenCalledOnce();
  });

  it.each<[string, () => void]>([
    ['their own way answers: the silence is of the other side', () => (receive.answering = true)],
    ['the line is dead by now: its return will tell', () => (stands = false)],
  ])('are waited for where %s', async (_why, happens) => {
    receive.answering = false;
    void recovery().silent(() => true);
    await settle();
    happens();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hopeless).not.toHaveBeenCalled();
  });

  it('wait for the line where that is dead, and are left alone if they speak again meanwhile', async () => {
    await recovery().silent(() => false);
    stands = false;
    await recovery().silent(() => true);
    expect(asked).toEqual([]);
  });
});

describe('a line that is back', () => {
  it('leaves alone what flows', async () => {
    await recovery().lineIsBack();
    expect(asked).toEqual([]);
  });

  it('starts ICE anew where nothing came for a while, though no transport says so', async () => {
    receive.quietFor = 2_000;
    await recovery().lineIsBack();
    expect(asked.toSorted()).toEqual(['media:restart-ice receive', 'media:restart-ice send']);
  });
});
