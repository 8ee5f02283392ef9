import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiveSample, Sample, SendSample } from './quality.ts';
import {
  calm,
  diagnoses,
  ENOUGH,
  LOOKED_AT,
  momentary,
  nextIndicator,
  type Diagnosis,
} from './quality-diagnosis.ts';

const picture = {
  ...{ fps: 30, arrivedFps: 30, freezes: 0, frozenMs: 0, width: 640, height: 480 },
  ...{ received: 100, lost: 0, repaired: 0, jitterMs: 4, delayMs: 60, codec: 'VP8' },
};
const sound = {
  samples: 48_000,
  concealed: 0,
  received: 50,
  lost: 0,
  jitterMs: 3,
  delayMs: 80,
  codec: 'opus',
};
const receive: ReceiveSample = { picture, sound, rttMs: 20, skewMs: 0, path: 'udp', unheardMs: 0 };
const send: SendSample = { fps: 30, limitedBy: 'none', outgoingBps: 1e6, loss: 0, rttMs: 20, delayMs: 30 };
const good: Sample = { receive, send };
const stutters = { ...picture, fps: 11, arrivedFps: 11, lost: 8 };

const received = (change: Partial<ReceiveSample>): Sample => ({
  ...good,
  receive: { ...receive, ...change },
});
const sending = (change: Partial<SendSample>, also: Partial<ReceiveSample> = {}): Sample => ({
  receive: { ...receive, ...also },
  send: { ...send, ...change },
});

describe('a stuttering picture', () => {
  it.each<[Diagnosis, string, Sample]>([
    ['other-side', 'while the own way is well', received({ picture: stutters })],
    ['own-network', 'after a slow way to the server', received({ picture: stutters, rttMs: 450 })],
    ['own-network', 'that the server repairs', received({ picture: { ...stutters, repaired: 6 } })],
    ['own-network', 'while our own packets are lost too', sending({ loss: 0.08 }, { picture: stutters })],
    [
      'own-network',
      'when nothing at all comes',
      received({ picture: { ...stutters, received: 0 }, unheardMs: 3_000 }),
    ],
    ['device', 'whose frames arrive whole', received({ picture: { ...picture, fps: 9 } })],
    [
      'other-side',
      'of frames that build on lost ones',
      received({ picture: { ...picture, fps: 9, lost: 3 } }),
    ],
    ['other-side', 'that froze', received({ picture: { ...stutters, fps: 24, frozenMs: 400 } })],
  ])('is of %s %s', (expected, _, sample) => {
    expect(momentary('sign', sample)).toBe(expected);
    expect(momentary('spoken', sample)).not.toBe('device');
  });

  it('does not trouble those who speak', () => {
    expect(momentary('spoken', received({ picture: stutters }))).toBe('well');
  });
});

it('sound that breaks up troubles those who speak, and not those who sign', () => {
  const broken = received({ sound: { ...sound, concealed: 9_000 } });
  expect(momentary('spoken', broken)).toBe('other-side');
  expect(momentary('sign', broken)).toBe('well');
});

describe('what the other side sees of us', () => {
  it.each<[Diagnosis, Partial<SendSample>]>([
    ['own-network', { loss: 0.05 }],
    ['own-network', { fps: 14, limitedBy: 'bandwidth' }],
    ['device', { fps: 14, limitedBy: 'cpu' }],
    ['well', { fps: 14, limitedBy: 'none' }],
    ['well', { fps: 28, limitedBy: 'bandwidth' }],
    // The own camera is off.
    ['well', { fps: 0, limitedBy: 'bandwidth' }],
  ])('is %s with %j', (expected, change) => {
    expect(momentary('sign', sending(change))).toBe(expected);
  });
});

it('a camera that is off is no trouble', () => {
  expect(momentary('sign', received({ picture: null, sound: null }))).toBe('well');
});

describe('the indicator', () => {
  const shownAfter = (seconds: readonly Diagnosis[]) => seconds.reduce(nextIndicator, calm).shown;

  it('waits for three of five seconds', () => {
    expect(shownAfter(['own-network', 'own-network'])).toBe('well');
    expect(shownAfter(['own-network', 'well', 'own-network', 'well', 'own-network'])).toBe('own-network');
  });

  it('goes on until five seconds were well', () => {
    const trouble: Diagnosis[] = ['device', 'device', 'device'];
    expect(shownAfter([...trouble, 'well', 'well', 'well', 'well'])).toBe('device');
    expect(shownAfter([...trouble, 'well', 'well', 'well', 'well', 'well'])).toBe('well');
  });

  it('does not go to and fro between two troubles', () => {
    const both: Diagnosis[] = ['own-network', 'other-side', 'own-network', 'other-side', 'own-network'];
    expect(shownAfter([...both, 'other-side', 'other-side', 'other-side'])).toBe('own-network');
    expect(shownAfter([...both, ...Array.from({ length: 5 }, () => 'other-side' as const)])).toBe(
      'other-side',
    );
  });

  it('never shows what few of the latest seconds had, and never flickers', () => {
    const second = fc.constantFrom(...diagnoses);
    fc.assert(
      fc.property(fc.array(second, { maxLength: 60 }), (seconds) => {
        let indicator = calm;
        let changedAt = -Infinity;
        seconds.forEach((one, index) => {
          const before = indicator.shown;
          indicator = nextIndicator(indicator, one);
          const { shown, latest } = indicator;
          expect(latest.length).toBeLessThanOrEqual(LOOKED_AT);
          if (shown === before) return;
          expect(latest.filter((each) => each === shown).length).toBeGreaterThanOrEqual(
            shown === 'well' ? LOOKED_AT : ENOUGH,
          );
          // What takes the place of something has to last first.
          expect(index - changedAt).toBeGreaterThanOrEqual(ENOUGH);
          changedAt = index;
        });
      }),
    );
  });
});
