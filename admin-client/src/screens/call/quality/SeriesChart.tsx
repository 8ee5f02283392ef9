import { clockText } from '@mado/client/i18n/elapsed.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { drawing, marksOf, rangeOf, stepPath, xOf, yOf, type Frame } from './chart.ts';
import styles from './SeriesChart.module.css';
import type { Series } from './series.ts';
import { useFigures } from './use-figures.ts';

interface SeriesChartProps {
  title: string;
  series: Series;
  frame: Frame;
  /** When the call was answered: the marks of time count from it. */
  startedAt: number;
  /** Instants at which a connection was lost or came back. */
  breaks: readonly number[];
}

/** One measure over the time of a call. Screen readers are told its range; the table has every value. */
export function SeriesChart({ title, series, frame, startedAt, breaks }: SeriesChartProps) {
  const t = useT('admin');
  const { tenths } = useFigures();
  const { line, beside, threshold } = series;
  const range = rangeOf([...line, ...beside]);
  const [least, most] = range ?? [0, 0];
  const top = Math.max(series.top, most);
  const words =
    range === null
      ? t('quality.chart.nothing', { title })
      : t('quality.chart.range', { title, least: tenths(least), most: tenths(most) });
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={words}
      >
        <Axes frame={frame} startedAt={startedAt} top={top} />
        {breaks.map((at, index) => (
          <path key={index} className={styles.break} d={upright(xOf(frame, at))} />
        ))}
        {threshold !== null && <path className={styles.threshold} d={level(yOf(top, threshold))} />}
        <path className={styles.beside} d={stepPath(frame, top, beside)} />
        <path className={styles.line} d={stepPath(frame, top, line)} />
      </svg>
    </figure>
  );
}

const bottom = drawing.height - drawing.bottom;
const upright = (x: number): string => `M${x} ${drawing.top}V${bottom}`;
const level = (y: number): string => `M${drawing.left} ${y}H${drawing.width - drawing.right}`;

function Axes({ frame, startedAt, top }: { frame: Frame; startedAt: number; top: number }) {
  const { tenths } = useFigures();
  return (
    <>
      {[0, top].map((value) => (
        <g key={value}>
          <path className={styles.axis} d={level(yOf(top, value))} />
          <text className={styles.words} x={drawing.left - 6} y={yOf(top, value) + 4} textAnchor="end">
            {tenths(value)}
          </text>
        </g>
      ))}
      {marksOf(frame, startedAt).map((seconds) => {
        const x = xOf(frame, startedAt + seconds * 1_000);
        return (
          <text key={seconds} className={styles.words} x={x} y={drawing.height - 6} textAnchor="middle">
            {clockText(seconds)}
          </text>
        );
      })}
    </>
  );
}
