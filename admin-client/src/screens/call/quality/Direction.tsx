import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Modality } from '@mado/core/domain/language.ts';
import type { QualityDirection } from '@mado/core/protocol/quality.ts';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { frameOf } from './chart.ts';
import styles from './Quality.module.css';
import { breaksIn, chartsOf, seriesOf } from './series.ts';
import { SeriesChart } from './SeriesChart.tsx';
import { SeriesTable } from './SeriesTable.tsx';

interface DirectionProps {
  direction: QualityDirection;
  modality: Modality;
  /** When the call was answered. */
  startedAt: number;
  timeline: readonly TimelineEntry[];
}

/** One direction of a call over its time: charts, and the same as a table. */
export function Direction({ direction, modality, startedAt, timeline }: DirectionProps) {
  const t = useT('admin');
  const { to, windows } = direction;
  const frame = frameOf(windows, startedAt);
  const breaks = breaksIn(timeline, frame);
  return (
    <section
      className={styles.direction}
      aria-labelledby={`quality-to-${to}`}
      data-testid="quality-direction"
    >
      <h3 id={`quality-to-${to}`}>{t(`quality.to.${to}`)}</h3>
      {chartsOf(modality).map((kind) => (
        <SeriesChart
          key={kind}
          title={t(`quality.chart.${kind}`)}
          series={seriesOf(kind, windows)}
          frame={frame}
          startedAt={startedAt}
          breaks={breaks}
        />
      ))}
      {breaks.length > 0 && <p className={styles.basis}>{t('quality.chart.events')}</p>}
      <SeriesTable to={to} windows={windows} startedAt={startedAt} />
    </section>
  );
}
