import { describe, expect, it } from 'vitest';
import type { PathFinding, PathState } from '../media/path-probe.ts';
import { untried } from './use-paths.ts';
import { readinessOf, type Observations } from './readiness.ts';

function path(state: PathState): PathFinding {
  return { state, roundTripMs: null, target: null };
}

const fine: Observations = {
  picture: { width: 640, height: 480, framesPerSecond: 30 },
  sound: { loudest: 6, isSilent: false, isMuted: false, seconds: 3 },
  toneHeard: true,
  line: { phase: 'connected', refused: null, roundTripMs: 40 },
  paths: { udp: path('works'), tcp: path('works'), relay: path('absent') },
};

const nothing: Observations = {
  picture: null,
  sound: null,
  toneHeard: null,
  line: { phase: 'reconnecting', refused: null, roundTripMs: null },
  paths: untried,
};

const camera = (picture: Observations['picture']) => readinessOf({ ...fine, picture }).camera;
const microphone = (sound: Observations['sound']) => readinessOf({ ...fine, sound }).microphone;
const network = (line: Partial<Observations['line']>) =>
  readinessOf({ ...fine, line: { ...fine.line, ...line } }).network;

describe('a device', () => {
  it('is ready where all is well', () => {
    const { overall, ...findings } = readinessOf(fine);
    expect(overall).toBe('good');
    expect(Object.values(findings)).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'good', reason: null })),
    );
  });

  it('is not judged before anything is known', () => {
    const { overall, ...findings } = readinessOf(nothing);
    expect(overall).toBe('open');
    expect(Object.values(findings).map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
  });

  it('is as ready as the worst of it', () => {
    expect(readinessOf({ ...fine, toneHeard: false }).overall).toBe('bad');
    expect(readinessOf({ ...nothing, toneHeard: false }).overall).toBe('bad');
    expect(readinessOf({ ...fine, toneHeard: null }).overall).toBe('open');
    expect(readinessOf({ ...fine, line: { ...fine.line, roundTripMs: 900 } }).overall).toBe('poor');
  });
});

it('a camera needs the picture and the frames that signing needs', () => {
  expect(camera('camera-refused')).toEqual({ state: 'bad', reason: 'camera-refused' });
  expect(camera({ width: 640, height: 480, framesPerSecond: null }).state).toBe('open');
  expect(camera({ width: 640, height: 480, framesPerSecond: 0 }).reason).toBe('no-frames');
  expect(camera({ width: 640, height: 480, framesPerSecond: 15 }).reason).toBe('few-frames');
  expect(camera({ width: 160, height: 120, framesPerSecond: 30 }).reason).toBe('small-picture');
  expect(camera({ width: 240, height: 320, framesPerSecond: 20 }).state).toBe('good');
});

it('a microphone needs a voice', () => {
  const still = { loudest: 1, isSilent: false, isMuted: false, seconds: 3 };
  expect(microphone('microphone-missing').reason).toBe('microphone-missing');
  expect(microphone(still).state).toBe('open');
  expect(microphone({ ...still, seconds: 9 })).toEqual({ state: 'poor', reason: 'faint' });
  expect(microphone({ ...still, isSilent: true }).reason).toBe('silent');
  expect(microphone({ ...still, loudest: 8, isMuted: true }).reason).toBe('muted');
  expect(microphone({ ...still, loudest: 5, isSilent: true }).state).toBe('good');
});

it('a network needs the server, whether or not it lets this device in', () => {
  expect(network({ phase: 'offline' }).reason).toBe('line-lost');
  expect(network({ phase: 'reconnecting' }).state).toBe('open');
  expect(network({ phase: 'reconnecting', refused: 'unauthenticated', roundTripMs: null }).state).toBe(
    'good',
  );
  expect(network({ refused: 'outdated-client' }).reason).toBe('outdated');
  expect(network({ roundTripMs: null }).state).toBe('open');
  expect(network({ roundTripMs: 700 }).reason).toBe('line-slow');
});

describe('the ways of sound and picture', () => {
  const ways = (...states: (PathState | null)[]) => {
    const [udp = null, tcp = null, relay = null] = states.map((state) => state && path(state));
    return readinessOf({ ...fine, paths: { udp, tcp, relay } }).network;
  };

  it('are good with UDP, whatever else there is', () => {
    expect(ways('works').state).toBe('good');
    expect(ways('works', 'barred', 'barred').state).toBe('good');
  });

  it('are not judged before all were tried', () => {
    expect(ways().state).toBe('open');
    expect(ways('barred', 'works').state).toBe('open');
  });

  it('are a caution without UDP, and a fault where there is none', () => {
    expect(ways('barred', 'works', 'absent')).toEqual({ state: 'poor', reason: 'no-udp' });
    expect(ways('barred', 'barred', 'works')).toEqual({ state: 'poor', reason: 'no-udp' });
    expect(ways('barred', 'barred', 'absent')).toEqual({ state: 'bad', reason: 'no-path' });
  });

  it('are a caution where they could not be tried', () => {
    expect(ways('unknown', 'unknown', 'unknown')).toEqual({ state: 'poor', reason: 'paths-untried' });
  });

  it('are no matter where there is no line, or none for this device', () => {
    const lost = { ...fine.line, phase: 'offline' as const };
    expect(readinessOf({ ...fine, line: lost, paths: untried }).network.reason).toBe('line-lost');
    const refused = { phase: 'offline' as const, refused: 'unauthenticated' as const, roundTripMs: null };
    expect(readinessOf({ ...fine, line: refused, paths: untried }).network.state).toBe('good');
  });
});
