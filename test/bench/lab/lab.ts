import { setTimeout as pause } from 'node:timers/promises';
import { sides, type CallSides } from '../../support/away.ts';
import type { BadLine } from '../../support/bad-line/bad-line.ts';
import { layBetween, mayLayBetween } from '../../support/bad-line/lay-between.ts';
import { CameraFile } from '../../support/camera-file.ts';
import { FarCall } from '../../support/far-call.ts';
import { signingFilm } from '../../support/films.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { bareCall } from './bare-call.ts';
import { VoiceFile } from '../../support/voice-file.ts';
import { allCells, conditionsOf, goals, isLossy, nameOf, type Cell } from './cells.ts';
import { receive, type Reception } from './reception.ts';
import { withoutRepairs } from './without-repairs.ts';

/** Until a line that changed is known for what it is, and how long the steady state is watched. */
const [SETTLE_MS, WATCHED_S] = [20_000, 20];
/** A share of the time in which an encoder was held back by its processor, from which on a cell tells of the machine. */
const TOO_SLOW = 0.1;

type Receptions = Readonly<Record<keyof CallSides, Reception>>;

interface Measured {
  readonly cell: Cell;
  readonly receptions: Receptions;
}

interface Result {
  readonly cell: Cell;
  readonly ours: Receptions;
  readonly bare: Receptions;
}

/** A call over every line of the laboratory, each beside a bare pair of connections over the same line. */
export const lab = (): Promise<Measurement[]> => measureIn(allCells);

/** The same in the cells alone that a goal is about. */
export const labGoals = (): Promise<Measurement[]> =>
  measureIn(allCells.filter((cell) => goals.some(({ isIn }) => isIn(cell))));

async function measureIn(cells: readonly Cell[]): Promise<Measurement[]> {
  if (!(await mayLayBetween())) throw new Error('network-impossible: no right to make network namespaces');
  await using camera = await CameraFile.make(signingFilm);
  await using voice = await VoiceFile.make();
  const flags = [...camera.flags, ...voice.flags];
  const ours = await measureCall(cells, flags);
  const bare = await measureBare(cells, flags);
  const results = ours.map(({ cell, receptions }, index) => {
    const control = bare[index];
    if (control === undefined) throw new Error(`nothing was measured beside ${nameOf(cell)}`);
    return { cell, ours: receptions, bare: control.receptions };
  });
  for (const result of results) console.error(inWords(result));
  for (const goal of goals) console.error(judged(goal, results));
  await compareRepairs(results, flags);
  return summary(results);
}

/** Where sound has a goal: how much of it is made up with repairs, and without. */
async function compareRepairs(results: readonly Result[], flags: readonly string[]): Promise<void> {
  const lossy = results.filter(({ cell }) => isLossy(cell));
  const cells = lossy.map(({ cell }) => cell);
  if (cells.length === 0) return;
  const without = await measureCall(cells, flags, withoutRepairs);
  for (const [index, { cell, ours }] of lossy.entries())
    for (const side of sides) {
      const bare = without[index]?.receptions[side].concealed ?? NaN;
      console.error(
        `${nameOf(cell)}, to ${side}: ${inPercent(ours[side].concealed)} of the sound made up with repairs, ` +
          `${inPercent(bare)} without (goal: a third)`,
      );
    }
}

async function measureCall(
  cells: readonly Cell[],
  flags: readonly string[],
  script?: () => void,
): Promise<Measured[]> {
  await using call = await FarCall.start(flags, 'jsl', script);
  await using line = await layBetween(call.network);
  return await measureOver(line, cells, call);
}

/** In browsers of their own: two pairs at once would fill the machine. */
async function measureBare(cells: readonly Cell[], flags: readonly string[]): Promise<Measured[]> {
  await using call = await FarCall.start(flags);
  await using line = await layBetween(call.network);
  const pages = await bareCall(call);
  for (const side of sides) await call[side].close();
  return await measureOver(line, cells, pages);
}

async function measureOver(line: BadLine, cells: readonly Cell[], pages: CallSides): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const cell of cells) {
    await line.setBoth(conditionsOf(cell));
    await pause(SETTLE_MS);
    const [tablet, console_] = await Promise.all([
      receive(pages.tablet, WATCHED_S),
      receive(pages.console, WATCHED_S),
    ]);
    const receptions = { tablet, console: console_ };
    results.push({ cell, receptions });
    console.error(`${nameOf(cell)}: ${sides.map((side) => shortly(receptions[side])).join(' | ')}`);
  }
  return results;
}

const inPercent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const shortly = ({ fpsP5, fpsP50, freezeMs, pixels, concealed, skewMs, slowed }: Reception): string =>
  `${fpsP5}/${fpsP50} fps, gap ${freezeMs.toFixed(0)} ms, ${pixels} px, ${inPercent(concealed)} made up, ` +
  `${skewMs.toFixed(0)} ms apart, ${inPercent(slowed)} slowed`;

const inWords = ({ cell, ours, bare }: Result): string =>
  sides
    .map((side) => `${nameOf(cell)}, to ${side}: ${shortly(ours[side])}; bare: ${shortly(bare[side])}`)
    .join('\n');

/** A cell counts where the bare pair reaches the goal and no encoder was slowed by the machine. */
function judged({ name, isIn, isMet }: (typeof goals)[number], results: readonly Result[]): string {
  const all = results
    .filter(({ cell }) => isIn(cell))
    .flatMap(({ cell, ours, bare }) =>
      sides.map((side) => ({ cell, side, ours: ours[side], bare: bare[side] })),
    );
  const counts = all.filter(
    (one) => isMet(one.bare) && one.bare.slowed < TOO_SLOW && one.ours.slowed < TOO_SLOW,
  );
  const missed = counts.filter((one) => !isMet(one.ours));
  const others = all.filter((one) => !counts.includes(one));
  const list = (some: typeof all) => some.map(({ cell, side }) => `${nameOf(cell)} to ${side}`).join('; ');
  return (
    `goal: ${name}: ${counts.length - missed.length} of ${counts.length}` +
    (missed.length > 0 ? `; missed: ${list(missed)}` : '') +
    (others.length > 0
      ? `; limited by the machine or the line: ${others.length}, of which ours reaches it in ${others.filter((one) => isMet(one.ours)).length}`
      : '')
  );
}

function summary(results: readonly Result[]): Measurement[] {
  const of = (which: 'ours' | 'bare', read: (reception: Reception) => number) =>
    results.flatMap((result) => sides.map((side) => read(result[which][side])));
  const one = (metric: string, unit: string, read: (reception: Reception) => number) =>
    measurement({ name: 'lab', metric, unit }, of('ours', read), {
      name: 'bare RTCPeerConnection pair over the same lines',
      values: of('bare', read),
    });
  return [
    one('frames a second, p5 of a cell', 'fps', ({ fpsP5 }) => fpsP5),
    one('longest time without a frame', 'ms', ({ freezeMs }) => freezeMs),
    one('sound made up', '‰', ({ concealed }) => concealed * 1_000),
  ];
}
