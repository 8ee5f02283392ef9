import { describe, expect, it } from 'vitest';
import { isMet, ratingOf, verdictOf, type PictureSample, type Sample, type SoundSample } from './quality.ts';
import { delayOf, summaryOf, type Passage } from './quality-summary.ts';
import { qualityWindow, windowOf } from './quality-window.ts';

const goodPicture: PictureSample = {
  ...{ fps: 30, arrivedFps: 30, freezes: 0, frozenMs: 0, width: 640, height: 480 },
  ...{ received: 100, lost: 0, repaired: 0, jitterMs: 4, delayMs: 60, codec: 'VP8' },
};
const goodSound: SoundSample = {
  ...{ samples: 48_000, concealed: 0, received: 50, lost: 0, jitterMs: 3, delayMs: 80, codec: 'opus' },
};
const good: Sample = {
  receive: { picture: goodPicture, sound: goodSound, rttMs: 20, skewMs: 10, path: 'udp', unheardMs: 0 },
  send: { fps: 30, limitedBy: 'none', outgoingBps: 1e6, loss: 0, rttMs: 24, delayMs: 30 },
};
const seen = (change: Partial<PictureSample> | null): Sample => ({
  ...good,
  receive: { ...good.receive, picture: change && { ...goodPicture, ...change } },
});
const heard = (change: Partial<SoundSample> | null): Sample => ({
  ...good,
  receive: { ...good.receive, sound: change && { ...goodSound, ...change } },
});
const times = (count: number, sample: Sample): Sample[] => Array.from({ length: count }, () => sample);

describe('a second of signing', () => {
  it.each<[string, Partial<PictureSample>]>([
    ['too few frames', { fps: 19.9 }],
    ['a freeze', { frozenMs: 200 }],
    ['a picture too small', { width: 300, height: 225 }],
    ['a picture too low', { width: 640, height: 200 }],
    ['too long a way', { delayMs: 401 }],
  ])('does not do with %s', (_, change) => {
    expect(isMet('sign', seen(change).receive)).toBe(false);
  });

  it.each<[string, Partial<PictureSample>]>([
    ['just enough', { fps: 20, width: 320, height: 240, delayMs: 400 }],
    ['an upright picture', { width: 240, height: 320 }],
    ['what a browser does not tell', { width: null, height: null, delayMs: null }],
  ])('does with %s', (_, change) => {
    expect(isMet('sign', seen(change).receive)).toBe(true);
  });

  it('is not judged while the camera is off, nor by the sound', () => {
    expect(isMet('sign', seen(null).receive)).toBeNull();
    expect(isMet('sign', heard({ concealed: 48_000 }).receive)).toBe(true);
  });
});

describe('a second of speech', () => {
  it('is judged by the sound alone', () => {
    expect(isMet('spoken', seen({ fps: 2 }).receive)).toBe(true);
    expect(isMet('spoken', heard(null).receive)).toBeNull();
    expect(isMet('spoken', heard({ concealed: 2_500 }).receive)).toBe(false);
    expect(isMet('spoken', heard({ samples: 0 }).receive)).toBe(false);
    expect(isMet('spoken', { ...good.receive, skewMs: -101 })).toBe(false);
  });
});

describe('a window', () => {
  it('is ten seconds in figures', () => {
    const samples = [
      ...times(8, good),
      seen({ fps: 12, frozenMs: 300, freezes: 1, width: 320, height: 240 }),
      seen(null),
    ];
    const window = windowOf(175, samples);
    expect(window).toMatchObject({
      ...{ slot: 175, seconds: 10 },
      receive: {
        fps: [...Array.from({ length: 8 }, () => 30), 12],
        ...{ freezes: 1, frozenMs: 300, width: 320, height: 240, pictureReceived: 900 },
        ...{
          rttMs: 20,
          pictureDelayMs: 60,
          skewMs: 10,
          path: 'udp',
          pictureCodec: 'VP8',
          soundCodec: 'opus',
        },
        sign: { judged: 9, met: 8 },
        spoken: { judged: 10, met: 10 },
      },
      send: { fps: 30, cpuSeconds: 0, bandwidthSeconds: 0, outgoingBps: 1e6, lossPerMille: 0, delayMs: 30 },
    });
    expect(qualityWindow.parse(window)).toEqual(window);
  });

  it('tells the furthest skew, ahead or behind', () => {
    const skewed = (skewMs: number | null): Sample => ({ ...good, receive: { ...good.receive, skewMs } });
    expect(windowOf(1, [skewed(30), skewed(-70), skewed(null)]).receive.skewMs).toBe(-70);
    expect(windowOf(1, [skewed(null)]).receive.skewMs).toBeNull();
  });

  it('says why less was sent than asked for', () => {
    const limited = (limitedBy: 'cpu' | 'bandwidth'): Sample => ({
      ...good,
      send: good.send && { ...good.send, limitedBy },
    });
    const { send } = windowOf(1, [limited('cpu'), limited('bandwidth'), limited('cpu'), good]);
    expect(send).toMatchObject({ cpuSeconds: 2, bandwidthSeconds: 1 });
    expect(windowOf(1, [{ ...good, send: null }]).send).toBeNull();
  });

  it.each([
    ['more met than judged', { sign: { judged: 3, met: 4 } }],
    ['more judged than recorded', { sign: { judged: 11, met: 4 } }],
    ['a codec that is none', { pictureCodec: 'VP8\u0000' }],
    ['a field too many', { name: 'someone' }],
    ['too many seconds', { fps: Array.from({ length: 13 }, () => 30) }],
    ['no number', { rttMs: Number.NaN }],
  ])('is refused with %s', (_, change) => {
    const window = windowOf(1, times(10, good));
    const changed = { ...window, receive: { ...window.receive, ...change } };
    expect(qualityWindow.safeParse(changed).success).toBe(false);
  });
});

const passage = (samples: readonly Sample[], sent: readonly Sample[] | null = samples): Passage => {
  const { seconds, receive } = windowOf(1, samples);
  return { seconds, receive, send: sent && windowOf(1, sent).send };
};

describe('the summary of a direction', () => {
  it('has percentiles over all of its seconds', () => {
    const summary = summaryOf('sign', [
      passage(times(10, good)),
      passage([...times(9, good), seen({ fps: 4 })]),
    ]);
    expect(summary).toMatchObject({
      ...{ seconds: 20, pictureSeconds: 20, secondsUnder20: 1, fps: { p5: 4, p50: 30 } },
      ...{
        size: { width: 640, height: 480 },
        loss: 0,
        concealment: 0,
        codecs: ['VP8', 'opus'],
        paths: ['udp'],
      },
      ...{ rttMs: { typical: 20, worst: 20 }, skewMs: 10, delayMs: { typical: 90, worst: 90 } },
      ...{ share: 0.95, verdict: 'good' },
    });
  });

  it('says nothing where too little is known', () => {
    const summary = summaryOf('sign', [passage(times(9, good))]);
    expect(summary).toMatchObject({ share: null, verdict: null, seconds: 9 });
    const blind = summaryOf('sign', [passage(times(12, seen(null)))]);
    expect(blind).toMatchObject({ fps: null, share: null, verdict: null, size: null, secondsUnder20: 0 });
    expect(summaryOf('spoken', [])).toMatchObject({
      seconds: 0,
      loss: null,
      concealment: null,
      delayMs: null,
    });
  });

  it('knows the delay only where both sides know their part', () => {
    expect(delayOf(passage(times(3, good)))).toBe(90);
    expect(delayOf(passage(times(3, good), null))).toBeNull();
    expect(delayOf(passage(times(3, seen({ delayMs: null }))))).toBeNull();
  });
});

describe('the verdict', () => {
  it('is of the worse direction, of those that can be judged', () => {
    expect(
      ratingOf([
        { judged: 100, met: 100 },
        { judged: 100, met: 85 },
      ]),
    ).toEqual({ share: 0.85, verdict: 'fair' });
    expect(
      ratingOf([
        { judged: 9, met: 0 },
        { judged: 20, met: 20 },
      ]),
    ).toEqual({ share: 1, verdict: 'good' });
    expect(ratingOf([{ judged: 9, met: 9 }])).toBeNull();
    expect(ratingOf([])).toBeNull();
  });

  it.each([
    [1, 'good'],
    [0.95, 'good'],
    [0.949, 'fair'],
    [0.8, 'fair'],
    [0.799, 'poor'],
  ])('of %f is %s', (share, verdict) => {
    expect(verdictOf(share)).toBe(verdict);
  });
});
