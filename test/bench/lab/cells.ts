import type { LineConditions } from '../../support/bad-line/bad-line.ts';
import type { Reception } from './reception.ts';

/** One line of the laboratory, the same in both directions. */
export interface Cell {
  /** Share of packets. */
  readonly loss: number;
  /** Milliseconds there and back. */
  readonly rtt: number;
  /** kbit/s; 0: unlimited. */
  readonly rate: number;
}

const losses = [0, 0.02, 0.05, 0.1];
const rtts = [0, 100, 300];
const rates = [0, 1_000, 500, 300];

export const allCells: readonly Cell[] = losses.flatMap((loss) =>
  rtts.flatMap((rtt) => rates.map((rate) => ({ loss, rtt, rate }))),
);

export const conditionsOf = ({ loss, rtt, rate }: Cell): LineConditions => ({ loss, delay: rtt / 2, rate });

export const nameOf = ({ loss, rtt, rate }: Cell): string =>
  `${loss * 100} % lost, ${rtt} ms, ${rate === 0 ? 'any rate' : `${rate} kbit/s`}`;

/** What has to be met, and in which cells. */
export interface Goal {
  readonly name: string;
  readonly isIn: (cell: Cell) => boolean;
  readonly isMet: (reception: Reception) => boolean;
}

/** Pixels of a picture that signing can be read at (EN 301 549, 6.5.2). */
const LEAST_PIXELS = 320 * 240;
/** EN 301 549, 6.5.3 and 6.5.4. */
const [LEAST_FPS, MOST_SKEW_MS] = [20, 100];

/** The line that most goals for loss are about: one packet of twenty, on a way of a tenth of a second. */
export const isLossy = ({ loss, rtt, rate }: Cell): boolean => loss === 0.05 && rtt === 100 && rate === 0;

export const goals: readonly Goal[] = [
  {
    name: `at least ${LEAST_FPS} frames a second (p5) at 5 % loss and 100 ms`,
    isIn: isLossy,
    isMet: ({ fpsP5 }) => fpsP5 >= LEAST_FPS,
  },
  {
    name: `at least ${LEAST_FPS} frames a second (p5) of 320×240 at 300 kbit/s without loss`,
    isIn: ({ loss, rate }) => loss === 0 && rate === 300,
    isMet: ({ fpsP5, pixels }) => fpsP5 >= LEAST_FPS && pixels >= LEAST_PIXELS,
  },
  {
    name: 'at least 15 frames a second (p5) and no freeze over 1 s at 10 % loss',
    isIn: ({ loss, rate }) => loss === 0.1 && rate === 0,
    isMet: ({ fpsP5, freezeMs }) => fpsP5 >= 15 && freezeMs <= 1_000,
  },
  {
    name: 'at most 1.5 % of the sound made up at 5 % loss and 100 ms',
    isIn: isLossy,
    isMet: ({ concealed }) => concealed <= 0.015,
  },
  {
    name: `sound and picture within ${MOST_SKEW_MS} ms`,
    isIn: ({ rate }) => rate === 0,
    isMet: ({ skewMs }) => skewMs <= MOST_SKEW_MS,
  },
];
