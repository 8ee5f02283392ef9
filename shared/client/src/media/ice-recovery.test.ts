import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePath } from '../../../../test/support/fake-ice-path.ts';
import { RequestError } from '../socket/request-error.ts';
import type { IcePath } from './ice-path.ts';
import { IceRecovery } from './ice-recovery.ts';
import type { MediaSignaling } from './signaling.ts';

let paths: [FakePath, FakePath];
let phase: 'connected' | 'reconnecting';
const probe = vi.fn(async () => true);
const seekLine = vi.fn();
const lost = vi.fn();
const found = vi.fn();
const hopeless = vi.fn();
let recovery: IceRecovery;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  paths = [new FakePath(), new FakePath()];
  phase = 'connected';
  const signaling = { probe, seek: seekLine, connection: { get: () => ({ phase }) } };
  recovery = new IceRecovery(signaling as unknown as MediaSignaling, paths as unknown as readonly IcePath[], {
    lost,
    found,
    hopeless,
  });
});
afterEach(() => {
  recovery.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const seeks = () => paths.map((path) => path.seeks);

describe('a path that broke', () => {
  it('is sought at once, both ways, and provided for anew when it was found', async () => {
    paths[1].break();
    await pass(200);
    expect(seeks()).toEqual([1, 1]);
    expect(probe).toHaveBeenCalledOnce();
    for (const { finds, provisions } of paths) expect([finds, provisions]).toEqual([1, 1]);
    expect([lost, found].map((told) => told.mock.calls.length)).toEqual([1, 1]);
    expect(hopeless).not.toHaveBeenCalled();
  });

  it('is sought without a line as long as it takes, and the line with it once there is a network', async () => {
    phase = 'reconnecting';
    for (const path of paths) path.network = false;
    paths[0].break();
    await pass(25_000);
    expect(paths[0].seeks).toBeGreaterThan(15);
    expect(hopeless).not.toHaveBeenCalled();
    expect(seekLine).not.toHaveBeenCalled();
    for (const path of paths) path.network = true;
    await pass(200);
    expect(seekLine).toHaveBeenCalledOnce();
    const sought = paths[0].seeks;
    await pass(5_000);
    expect(paths[0].seeks).toBe(sought);
  });

  it('is past saving after four attempts with a line', async () => {
    for (const path of paths) path.network = false;
    paths[0].break();
    await pass(5_300);
    expect(hopeless).not.toHaveBeenCalled();
    await pass(400);
    expect([paths[0].seeks, hopeless.mock.calls.length]).toEqual([4, 1]);
  });

  it('is past saving at once where another path answers that the browser does not take', async () => {
    for (const path of paths) [path.network, path.answersElsewhere] = [false, true];
    paths[0].break();
    await pass(1_000);
    expect([paths[0].seeks, hopeless.mock.calls.length]).toEqual([1, 1]);
  });

  it('waits for the line where it has nothing to be sought by', async () => {
    paths[0].refusal = new RequestError('disconnected', true);
    paths[0].break();
    await pass(5_000);
    expect([paths[0].seeks, hopeless.mock.calls.length]).toEqual([0, 0]);
    paths[0].refusal = null;
    void recovery.lineIsBack();
    await pass(200);
    expect(paths[0].seeks).toBe(1);
  });

  it('is past saving where the server knows nothing of it', async () => {
    paths[0].refusal = new RequestError('transport-not-found', false);
    paths[0].break();
    await pass(0);
    expect(hopeless).toHaveBeenCalledOnce();
  });

  it('is sought at once when the browser has a network again, unless it is being sought just now', async () => {
    phase = 'reconnecting';
    for (const path of paths) path.network = false;
    paths[0].break();
    await pass(350);
    recovery.networkIsBack();
    await pass(300);
    expect(paths[0].seeks).toBe(1);
    // The fourth attempt takes its time.
    await pass(3_250);
    expect(paths[0].seeks).toBe(4);
    for (const path of paths) path.reachable = true;
    recovery.networkIsBack();
    await pass(250);
    expect([paths[0].seeks, paths[0].finds]).toEqual([5, 1]);
  });

  it('concerns nobody once it is stopped', async () => {
    recovery.stop();
    paths[0].break();
    await pass(1_000);
    expect(seeks()).toEqual([0, 0]);
  });
});

describe('media that fell silent', () => {
  it('have lost their path where nothing at all arrives', async () => {
    for (const path of paths) path.alive = false;
    void recovery.silent(() => !paths[0].alive);
    await pass(900);
    expect(seeks()).toEqual([0, 0]);
    await pass(400);
    expect(seeks()).toEqual([1, 1]);
  });

  it('are given the time of a sign where none was asked for', async () => {
    for (const path of paths) [path.alive, path.asks] = [false, false];
    void recovery.silent(() => true);
    await pass(2_900);
    expect(seeks()).toEqual([0, 0]);
    await pass(400);
    expect(seeks()).toEqual([1, 1]);
  });

  it('are the silence of the other side where anything else arrives', async () => {
    paths[1].alive = false;
    void recovery.silent(() => true);
    await pass(5_000);
    expect(seeks()).toEqual([0, 0]);
    expect(probe).toHaveBeenCalledOnce();
  });

  it('are looked at again, as their path may be lost later', async () => {
    void recovery.silent(() => true);
    await pass(3_000);
    expect(seeks()).toEqual([0, 0]);
    for (const path of paths) path.alive = false;
    await pass(2_300);
    expect(seeks()).toEqual([1, 1]);
  });
});

describe('a line that is back', () => {
  it('leaves alone what flows, and provides for the next loss', async () => {
    void recovery.lineIsBack();
    await pass(200);
    expect(seeks()).toEqual([0, 0]);
    expect(paths[0].provisions).toBe(1);
  });

  it('has the path sought where nothing is heard, though no browser says so', async () => {
    for (const path of paths) path.alive = false;
    void recovery.lineIsBack();
    await pass(700);
    expect(seeks()).toEqual([1, 1]);
  });
});
