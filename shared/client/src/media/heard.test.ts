import { expect, it } from 'vitest';
import type { types } from 'mediasoup-client';
import { askedMore, heardMore, readHeard } from './heard.ts';

type Counts = Partial<Pick<RTCIceCandidatePairStats, 'requestsSent' | 'responsesReceived' | 'bytesReceived'>>;

const read = (pairs: Record<string, Counts>, chosen?: string) => {
  const report = new Map<string, object>(
    Object.entries(pairs).map(([id, counts]) => [id, { id, type: 'candidate-pair', ...counts }]),
  );
  if (chosen !== undefined) report.set('own', { type: 'transport', selectedCandidatePairId: chosen });
  return readHeard({ closed: false, getStats: async () => report } as unknown as types.Transport);
};

it('hears answers and media alike on the path that the media take', async () => {
  const before = await read({ a: { responsesReceived: 3, bytesReceived: 100 } }, 'a');
  expect(heardMore(before, before)).toBe('nowhere');
  expect(heardMore(before, await read({ a: { responsesReceived: 4, bytesReceived: 100 } }, 'a'))).toBe(
    'chosen',
  );
  expect(heardMore(before, await read({ a: { responsesReceived: 3, bytesReceived: 101 } }, 'a'))).toBe(
    'chosen',
  );
});

it('tells a path that answers from the one that the media hold on to', async () => {
  const before = await read({ a: { responsesReceived: 3 } }, 'a');
  const now = { a: { responsesReceived: 3 }, b: { responsesReceived: 1 } };
  expect(heardMore(before, await read(now, 'a'))).toBe('elsewhere');
  expect(heardMore(before, await read(now, 'b'))).toBe('chosen');
});

it('takes any path for the chosen one where the browser does not tell', async () => {
  const before = await read({ a: { bytesReceived: 1 } });
  expect(heardMore(before, await read({ a: { bytesReceived: 1 }, b: { bytesReceived: 1 } }))).toBe('chosen');
});

it('knows whether the server was asked at all', async () => {
  const before = await read({ a: { requestsSent: 3 } }, 'a');
  expect(askedMore(before, before)).toBe(false);
  expect(askedMore(before, await read({ a: { requestsSent: 4 } }, 'a'))).toBe(true);
  expect(askedMore(before, await read({ a: { requestsSent: 4 } }))).toBe(true);
});

it('hears nothing on a transport that is closed', async () => {
  expect(await readHeard({ closed: true } as unknown as types.Transport)).toEqual({
    pairs: new Map(),
    chosen: null,
  });
});
