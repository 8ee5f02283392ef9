import { describe, expect, it } from 'vitest';
import { noPicture, noSound, noneSent, type Reading } from './quality-reading.ts';
import { nothingCarried, sampleOf, type Carry } from './quality-sample.ts';

const both = { picture: true, sound: true };

/** What a browser has counted after so many good seconds of a call. */
const after = (seconds: number, change: Partial<Reading> = {}): Reading => ({
  at: 1_000 * seconds,
  picture: {
    ...noPicture,
    id: 'picture',
    decoded: 30 * seconds,
    arrived: 30 * seconds,
    width: 640,
    height: 480,
    received: 100 * seconds,
    processingMs: 30 * seconds * 40,
    playoutAt: 50_000 + 1_000 * seconds,
    codec: 'VP8',
  },
  sound: {
    ...noSound,
    id: 'sound',
    samples: 48_000 * seconds,
    received: 50 * seconds,
    bufferMs: 48_000 * seconds * 60,
    emitted: 48_000 * seconds,
    playoutAt: 50_020 + 1_000 * seconds,
    codec: 'opus',
  },
  rttMs: 20,
  path: 'udp',
  heard: 9_000 * seconds,
  sent: {
    ...noneSent,
    id: 'sent',
    frames: 25 * seconds,
    encodingMs: 25 * seconds * 8,
    packets: 90 * seconds,
    waitingMs: 90 * seconds * 2,
    rttMs: 30,
    loss: 0.01,
  },
  ...change,
});

const picture = (reading: Reading, change: object): Reading => ({
  ...reading,
  picture: { ...(reading.picture ?? { ...noPicture, id: 'picture' }), ...change },
});

const sample = (before: Reading, now: Reading | null, carry: Carry = nothingCarried, expected = both) =>
  sampleOf(before, now, { expected, carry });

describe('a second', () => {
  it('is the difference of two readings', () => {
    expect(sample(after(3), after(4))).toEqual({
      receive: {
        picture: {
          ...{ fps: 30, arrivedFps: 30, freezes: 0, frozenMs: 0, width: 640, height: 480 },
          ...{ received: 100, lost: 0, repaired: 0, jitterMs: null, codec: 'VP8' },
          // Half of the round trip, and 40 ms a frame.
          delayMs: 50,
        },
        sound: {
          ...{ samples: 48_000, concealed: 0, received: 50, lost: 0, jitterMs: null, codec: 'opus' },
          delayMs: 70,
        },
        rttMs: 20,
        skewMs: 20,
        path: 'udp',
        unheardMs: 0,
      },
      send: { fps: 25, limitedBy: null, outgoingBps: null, loss: 0.01, rttMs: 30, delayMs: 15 + 8 + 2 },
      carry: nothingCarried,
    });
  });

  it('counts frames by the time that has really passed', () => {
    const late = { ...after(4), at: 3_000 + 1_500 };
    expect(sample(after(3), late).receive.picture?.fps).toBe(20);
  });

  it('begins anew with another stream, and where the counters went back', () => {
    const rejoined = picture(after(4), { id: 'another', decoded: 12, received: 40 });
    expect(sample(after(3), rejoined).receive.picture).toMatchObject({ fps: 12, received: 40, freezes: 0 });
    const back = picture(after(4), { decoded: 12, received: 40 });
    expect(sample(after(3), back).receive.picture).toMatchObject({ fps: 12, received: 40 });
  });

  it('does not miss what the other side has turned off', () => {
    const off = sample(after(3), { ...after(3), at: 4_000 }, nothingCarried, {
      picture: false,
      sound: false,
    });
    expect(off.receive).toMatchObject({ picture: null, sound: null, skewMs: null });
    expect(off.carry.stillMs).toBe(0);
  });

  it('without anything to read is one without anything', () => {
    const { receive, send, carry } = sample(after(3), null);
    expect(receive).toMatchObject({
      picture: { fps: 0, frozenMs: 1_000, freezes: 1, delayMs: null },
      sound: { samples: 0 },
      rttMs: null,
      unheardMs: 1_000,
    });
    expect(send).toBeNull();
    expect(carry).toEqual({ stillMs: 1_000, unheardMs: 1_000 });
  });

  it('knows no delay where the way is not known', () => {
    expect(sample(after(3), after(4, { rttMs: null })).receive.picture?.delayMs).toBeNull();
  });

  it('does not take two clocks for a skew', () => {
    const other = { ...after(4), sound: { ...noSound, id: 'sound', playoutAt: 9e9 } };
    expect(sample(after(3), other).receive.skewMs).toBeNull();
  });

  it('tells for how long nothing has come', () => {
    const silent = sample(after(3), { ...after(3), at: 4_000 }, { stillMs: 0, unheardMs: 2_000 });
    expect(silent.receive.unheardMs).toBe(3_000);
  });
});

describe('a freeze', () => {
  /** A picture that stands still for so many whole seconds, told of by the browser when it moves again. */
  function frozenFor(seconds: number) {
    let carry = nothingCarried;
    const samples = [];
    const still = picture(after(3), { freezes: 0, frozenMs: 0 });
    for (let second = 0; second <= seconds; second += 1) {
      const over = second === seconds;
      const counts = over ? { decoded: 120, freezes: 1, frozenMs: 1_000 * seconds + 300 } : {};
      const now = { ...picture(still, counts), at: still.at + 1_000 * (second + 1) };
      const before = { ...still, at: still.at + 1_000 * second };
      const one = sample(before, now, carry);
      carry = one.carry;
      samples.push(one.receive.picture);
    }
    return samples;
  }

  it.each([0, 1, 2, 5])('of %i s and a bit is counted once, and for as long as it was', (seconds) => {
    const samples = frozenFor(seconds);
    const total = (of: 'freezes' | 'frozenMs') => samples.reduce((sum, one) => sum + (one?.[of] ?? 0), 0);
    expect(total('freezes')).toBe(1);
    expect(total('frozenMs')).toBe(1_000 * seconds + 300);
  });

  it('that a browser does not tell of is one of whole seconds', () => {
    const untold = picture(after(3), { freezes: null, frozenMs: null });
    expect(sample(untold, { ...untold, at: 4_000 }).receive.picture).toMatchObject({
      freezes: 1,
      frozenMs: 1_000,
    });
  });
});
