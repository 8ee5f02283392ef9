import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium } from '../support/chromium.ts';
import { frameTimes, recordPicture, showsPicture } from '../support/remote-picture.ts';
import { CameraFile } from '../support/camera-file.ts';
import { smallFilm } from '../support/films.ts';
import { gaps } from './gaps.ts';
import { measurement, type Measurement } from './measurement.ts';
import { startTenCalls, type TenCalls } from './ten-calls.ts';

const WORKERS = 5;
/** A longer time without a new frame is a freeze. */
const FREEZE_MS = 400;
/** How long everything is watched before and after a death, in milliseconds. */
const WATCHED_MS = 2_500;
/** A place whose workers die three times within a minute is left out: each is given time, in milliseconds. */
const REST_MS = 31_000;

/** When frames arrived at one end, in milliseconds since the epoch. */
interface End {
  readonly callId: string;
  readonly times: readonly number[];
  /** Of the frames between the first and the last that arrived; browsers do not tell. */
  readonly lost: number | null;
}

interface Result {
  /** From the kill until frames arrived again, in milliseconds. */
  readonly hit: { readonly browser: number[]; readonly rtp: number[] };
  /** From frame to frame in the calls on other workers. */
  readonly otherGaps: number[];
  readonly otherLost: number;
}

/**
 * A media worker is killed among ten calls, two of them in browsers and eight fed by RTP: how long until frames arrive
 * again in the calls that were on it.
 * @throws when a call on another worker lost a packet or stood still, or a call did not come back
 */
export async function recoveryWorker(rounds: number): Promise<Measurement[]> {
  await using camera = await CameraFile.make(smallFilm);
  const browser = await launchChromium('fake', camera.flags);
  try {
    await using calls = await startTenCalls(browser, WORKERS);
    const results: Result[] = [];
    const diedAt = new Map<number, number>();
    for (let round = 0; round < rounds; round += 1) {
      const result = await killOne(calls, diedAt, round);
      results.push(result);
      const ms = (values: number[]) => values.map((value) => value.toFixed(0)).join(' ');
      console.error(
        `worker ${round + 1}: browsers ${ms(result.hit.browser)}; RTP ${ms(result.hit.rtp)}; ` +
          `others' longest ${Math.max(...result.otherGaps).toFixed(0)} ms, ${result.otherLost} lost`,
      );
      if (calls.failures.length > 0) throw new AggregateError(calls.failures, 'a call did not come back');
    }
    return report(results);
  } finally {
    await browser.close();
  }
}

const pidOf = ({ engine }: TenCalls, callId: string): number => engine.room(callId).pid;

/** The worker that is to die: one that holds a browser's call in every other round, if it has rested. */
async function victim(calls: TenCalls, diedAt: ReadonlyMap<number, number>, round: number) {
  const ids = { browser: calls.inBrowsers, rtp: calls.byRtp };
  const wanted = round % 2 === 0 ? ids.browser : ids.rtp;
  for (;;) {
    const ports = new Map(calls.engine.pids.map((pid, index) => [pid, calls.engine.ports[index] ?? 0]));
    const rested = (pid: number) => Date.now() - (diedAt.get(ports.get(pid) ?? 0) ?? 0) > REST_MS;
    const pids = [...wanted, ...ids.browser, ...ids.rtp].map(({ callId }) => pidOf(calls, callId));
    const pid = pids.find((each) => ports.has(each) && rested(each));
    if (pid !== undefined) return { pid, port: ports.get(pid) ?? 0 };
    await pause(500);
  }
}

async function killOne(calls: TenCalls, diedAt: Map<number, number>, round: number): Promise<Result> {
  const { pid, port } = await victim(calls, diedAt, round);
  const all = [...calls.inBrowsers, ...calls.byRtp];
  const hit = new Set(all.filter(({ callId }) => pidOf(calls, callId) === pid).map(({ callId }) => callId));
  const pages = calls.inBrowsers.flatMap((call) => call.pages);
  await Promise.all(pages.map(recordPicture));
  for (const flow of calls.byRtp.flatMap(({ flows }) => flows)) flow.arrivals.length = 0;
  await pause(WATCHED_MS);
  const killedAt = Date.now();
  process.kill(pid, 'SIGKILL');
  diedAt.set(port, killedAt);
  await Promise.all([
    ...calls.byRtp.flatMap(({ flows }) => flows.map((flow) => flow.nextAfter(killedAt + 50))),
    ...pages.map((page) => showsPicture(page)),
  ]);
  await pause(WATCHED_MS);
  const browserEnds = await Promise.all(
    calls.inBrowsers.flatMap(({ callId, pages: own }) =>
      own.map(async (page): Promise<End> => ({ callId, times: await frameTimes(page), lost: null })),
    ),
  );
  const rtpEnds = calls.byRtp.flatMap(({ callId, flows }) =>
    flows.map(({ arrivals }): End => ({
      callId,
      times: arrivals.map(({ at }) => at),
      lost: lostOf(arrivals),
    })),
  );
  const others = [...browserEnds, ...rtpEnds].filter(({ callId }) => !hit.has(callId));
  const back = (ends: readonly End[]) =>
    ends.filter(({ callId }) => hit.has(callId)).map(({ times }) => backAfter(times, killedAt));
  return {
    hit: { browser: back(browserEnds), rtp: back(rtpEnds) },
    otherGaps: others.flatMap(({ times }) => gaps([...times, Date.now()])),
    otherLost: others.reduce((sum, { lost }) => sum + (lost ?? 0), 0),
  };
}

const lostOf = (arrivals: readonly { readonly frame: number }[]): number => {
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing arrived');
  return last.frame - first.frame + 1 - new Set(arrivals.map(({ frame }) => frame)).size;
};

/** The end of the longest time without a frame that reaches beyond an instant, in milliseconds after it. */
function backAfter(times: readonly number[], instant: number): number {
  let [longest, end] = [0, instant];
  for (const [index, gap] of gaps(times).entries()) {
    const at = times[index + 1] ?? instant;
    if (at > instant && gap > longest) [longest, end] = [gap, at];
  }
  return end - instant;
}

function report(results: readonly Result[]): Measurement[] {
  const otherGaps = results.flatMap((result) => result.otherGaps);
  const lost = results.reduce((sum, result) => sum + result.otherLost, 0);
  const freezes = otherGaps.filter((gap) => gap > FREEZE_MS);
  const reference = { name: 'from frame to frame in calls on other workers', values: otherGaps };
  const name = 'recovery-worker';
  const lines = (['browser', 'rtp'] as const).map((kind) =>
    measurement(
      { name, metric: `worker killed: until frames arrive again (${kind})`, unit: 'ms' },
      results.flatMap(({ hit }) => hit[kind]),
      reference,
    ),
  );
  console.error(`other calls: ${lost} packets lost, ${freezes.length} freezes beyond ${FREEZE_MS} ms`);
  if (lost > 0 || freezes.length > 0) throw new Error('calls on other workers were disturbed');
  return lines;
}
