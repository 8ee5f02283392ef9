import { clockText } from '@mado/client/i18n/elapsed.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { percentile, ratio } from '@mado/core/domain/quality-numbers.ts';
import { lossOf } from '@mado/core/domain/quality-summary.ts';
import type { QualityDirection, QualityPassage } from '@mado/core/protocol/quality.ts';
import { Absent } from '../../../ui/Absent.tsx';
import styles from './Quality.module.css';
import { useFigures } from './use-figures.ts';

const columns = [
  'at',
  'fps',
  'lowest',
  'frozen',
  'size',
  'loss',
  'concealment',
  'rtt',
  'jitter',
  'skew',
  'delay',
  'limited',
] as const;
type Column = (typeof columns)[number];

interface SeriesTableProps extends Pick<QualityDirection, 'to' | 'windows'> {
  /** When the call was answered. */
  startedAt: number;
}

/** Every value that the charts show, and those that they do not. */
export function SeriesTable({ to, windows, startedAt }: SeriesTableProps) {
  const t = useT('admin');
  const direction = t(`quality.to.${to}`);
  const caption = t('quality.table.caption', { direction });
  return (
    <details className={styles.details} data-testid="quality-series">
      <summary>{t('quality.table.show')}</summary>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={caption}>
        <table className={styles.series}>
          <HiddenText as="caption">{caption}</HiddenText>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`quality.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {windows.map((window) => (
              <Row key={window.at} window={window} startedAt={startedAt} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Row({ window, startedAt }: { window: QualityPassage; startedAt: number }) {
  const since = clockText(Math.max(0, Math.round((window.at - startedAt) / 1_000)));
  const cells = useCells(window);
  return (
    <tr>
      <th scope="row">{since}</th>
      {columns.slice(1).map((column) => (
        <td key={column}>{cells[column as Exclude<Column, 'at'>] ?? <Absent />}</td>
      ))}
    </tr>
  );
}

/** The words of one line; null for what is not known. */
function useCells({ receive, send, delayMs }: QualityPassage): Record<Exclude<Column, 'at'>, string | null> {
  const t = useT('admin');
  const { percent, tenths } = useFigures();
  const { width, height, fps } = receive;
  const whole = (value: number | null) => (value === null ? null : String(value));
  const limits = [
    ...(send !== null && send.bandwidthSeconds > 0 ? [t('quality.table.bandwidth')] : []),
    ...(send !== null && send.cpuSeconds > 0 ? [t('quality.table.cpu')] : []),
  ];
  return {
    fps: whole(percentile(fps, 50)),
    lowest: whole(percentile(fps, 0)),
    frozen: fps.length === 0 ? null : tenths(receive.frozenMs / 1_000),
    size: width === null || height === null ? null : t('quality.value.size', { width, height }),
    loss: percent(lossOf([receive])),
    concealment: percent(ratio(receive.concealed, receive.samples)),
    rtt: whole(receive.rttMs),
    jitter: whole(receive.jitterMs),
    skew: whole(receive.skewMs),
    delay: whole(delayMs),
    limited: limits.length === 0 ? null : limits.join(t('quality.value.between')),
  };
}
