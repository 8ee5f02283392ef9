import { describe, expect, it } from 'vitest';
import { mediaRequests } from './media.ts';

const transportId = '0190d5a0-0000-7000-8000-000000000001';
const fingerprint = { algorithm: 'sha-256', value: 'AA:BB' };

describe('the media requests', () => {
  it.each([
    ['media:open', { direction: 'sideways' }],
    ['media:open', { direction: 'send', extra: 1 }],
    ['media:connect', { transportId: 'no-uuid', dtlsParameters: { fingerprints: [fingerprint] } }],
    ['media:connect', { transportId, dtlsParameters: { fingerprints: [] } }],
    ['media:produce', { kind: 'video', rtpParameters: { codecs: [] } }],
    ['media:produce', { kind: 'video', rtpParameters: { codecs: Array.from({ length: 33 }, () => ({})) } }],
    ['media:produce', { kind: 'data', rtpParameters: {} }],
    ['media:resume', { consumerId: Number.NaN }],
    ['media:set-paused', { producerId: transportId, paused: 'yes' }],
  ] as const)('%s refuses %j', (name, input) => {
    expect(mediaRequests[name].input.safeParse(input).success).toBe(false);
  });

  it('keep a __proto__ in RTP parameters from reaching a prototype', () => {
    const codec = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 };
    const parameters = JSON.parse('{"__proto__": {"polluted": 1}}') as Record<string, number>;
    const parsed = mediaRequests['media:produce'].input.safeParse({
      kind: 'video',
      rtpParameters: { codecs: [{ ...codec, parameters }] },
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(
      parsed.success ? Object.getPrototypeOf(parsed.data.rtpParameters.codecs[0]?.parameters) : null,
    ).not.toEqual({
      polluted: 1,
    });
  });
});
