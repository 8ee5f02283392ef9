import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { sides, type CallSides } from '../../support/away.ts';
import { layBetween, mayLayBetween } from '../../support/bad-line/lay-between.ts';
import { CameraFile } from '../../support/camera-file.ts';
import { FarCall } from '../../support/far-call.ts';
import { signingFilm } from '../../support/films.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { bareCall } from './bare-call.ts';
import { conditionsOf, nameOf, type Cell } from './cells.ts';
import { receive } from './reception.ts';

/** The first one is what the others are measured by. */
const codecs = ['video/VP8', 'video/H264', 'video/VP9', 'video/AV1'] as const;
const cells: readonly Cell[] = [
  { loss: 0, rtt: 0, rate: 0 },
  { loss: 0, rtt: 0, rate: 300 },
  { loss: 0.05, rtt: 100, rate: 0 },
];
const [SETTLE_MS, WATCHED_S] = [15_000, 15];

/** What one side's codec took of the processor, and what came out. */
interface Cost {
  readonly encodeMs: number;
  readonly decodeMs: number;
  readonly kbps: number;
}

/**
 * What each codec makes of signing with two software encoders and decoders on this machine, over three lines, between
 * two browsers alone.
 */
export async function codecCosts(): Promise<Measurement[]> {
  if (!(await mayLayBetween())) throw new Error('network-impossible: no right to make network namespaces');
  await using camera = await CameraFile.make(signingFilm);
  const all = new Map<string, Cost[]>();
  for (const codec of codecs) all.set(codec, await measureCodec(codec, camera.flags));
  const of = (codec: string, read: (cost: Cost) => number) => (all.get(codec) ?? []).map(read);
  const [first, ...others] = codecs;
  return others.flatMap((codec) => {
    const one = (metric: string, unit: string, read: (cost: Cost) => number) =>
      measurement({ name: 'codecs', metric: `${codec}: ${metric}`, unit }, of(codec, read), {
        name: first,
        values: of(first, read),
      });
    return [
      one('encoding a frame', 'µs', ({ encodeMs }) => encodeMs * 1_000),
      one('decoding a frame', 'µs', ({ decodeMs }) => decodeMs * 1_000),
      one('sent', 'kbit/s', ({ kbps }) => kbps),
    ];
  });
}

async function measureCodec(codec: string, flags: readonly string[]): Promise<Cost[]> {
  await using call = await FarCall.start(flags);
  await using line = await layBetween(call.network);
  const pages: CallSides = await bareCall(call, { codec });
  for (const side of sides) await call[side].close();
  const costs: Cost[] = [];
  for (const cell of cells) {
    await line.setBoth(conditionsOf(cell));
    await pause(SETTLE_MS);
    const before = await Promise.all(sides.map((side) => countsOf(pages[side])));
    const receptions = await Promise.all(sides.map((side) => receive(pages[side], WATCHED_S)));
    const after = await Promise.all(sides.map((side) => countsOf(pages[side])));
    for (const [index, side] of sides.entries()) {
      const cost = costBetween(before[index], after[index]);
      costs.push(cost);
      const { fpsP5 = 0, fpsP50 = 0, pixels = 0, slowed = 0 } = receptions[index] ?? {};
      console.error(
        `${codec}, ${nameOf(cell)}, to the ${side}: ${fpsP5}/${fpsP50} fps, ${pixels} px, ${(slowed * 100).toFixed(0)} % slowed; ` +
          `its own: ${cost.encodeMs.toFixed(1)} ms to encode a frame, ${cost.decodeMs.toFixed(1)} to decode, ${cost.kbps.toFixed(0)} kbit/s`,
      );
    }
  }
  return costs;
}

interface Counts {
  readonly encoded: number;
  readonly encodeS: number;
  readonly decoded: number;
  readonly decodeS: number;
  readonly bytes: number;
  readonly at: number;
}

const nothing: Counts = { encoded: 0, encodeS: 0, decoded: 0, decodeS: 0, bytes: 0, at: 0 };

function costBetween(before = nothing, after = nothing): Cost {
  return {
    encodeMs: ((after.encodeS - before.encodeS) * 1_000) / (after.encoded - before.encoded),
    decodeMs: ((after.decodeS - before.decodeS) * 1_000) / (after.decoded - before.decoded),
    kbps: ((after.bytes - before.bytes) * 8) / (after.at - before.at),
  };
}

const countsOf = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const report = await window.madoBare?.getStats();
    const stats = [...((report?.values() ?? []) as Iterable<RTCStats & { kind?: string }>)];
    const video = stats.filter(({ kind }) => kind === 'video');
    const sent = video.find(({ type }) => type === 'outbound-rtp') as RTCOutboundRtpStreamStats | undefined;
    const seen = video.find(({ type }) => type === 'inbound-rtp') as RTCInboundRtpStreamStats | undefined;
    return {
      encoded: sent?.framesEncoded ?? 0,
      encodeS: sent?.totalEncodeTime ?? 0,
      decoded: seen?.framesDecoded ?? 0,
      decodeS: seen?.totalDecodeTime ?? 0,
      bytes: sent?.bytesSent ?? 0,
      at: performance.now(),
    };
  });
