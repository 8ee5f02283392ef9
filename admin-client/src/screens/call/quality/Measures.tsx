import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { QualitySummary } from '@mado/core/domain/quality-summary.ts';
import type { QualityDirection } from '@mado/core/protocol/quality.ts';
import type { ReactNode } from 'react';
import { Absent } from '../../../ui/Absent.tsx';
import { Seconds } from '../../../ui/Duration.tsx';
import { QualityMark } from '../../../ui/QualityMark.tsx';
import styles from './Quality.module.css';
import { useFigures } from './use-figures.ts';

const measures = [
  'verdict',
  'seconds',
  'fps',
  'under20',
  'freezes',
  'size',
  'rtt',
  'jitter',
  'loss',
  'concealment',
  'skew',
  'delay',
  'codecs',
  'paths',
] as const;
type Measure = (typeof measures)[number];

/** What each direction came to: a line a measure, a column a direction. */
export function Measures({ directions }: { directions: readonly QualityDirection[] }) {
  const t = useT('admin');
  return (
    <table className={styles.measures} data-testid="quality-summary">
      <HiddenText as="caption">{t('quality.caption')}</HiddenText>
      <thead>
        <tr>
          <th scope="col">{t('quality.measure')}</th>
          {directions.map(({ to }) => (
            <th key={to} scope="col">
              {t(`quality.to.${to}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure} data-measure={measure}>
            <th scope="row">{t(`quality.measures.${measure}`)}</th>
            {directions.map(({ to, summary }) => (
              <td key={to} data-to={to}>
                <Value measure={measure} summary={summary} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ measure, summary }: { measure: Measure; summary: QualitySummary }) {
  const value = useValue(measure, summary);
  return value ?? <Absent />;
}

/** Null where it is not known. */
function useValue(measure: Measure, summary: QualitySummary): ReactNode {
  const t = useT('admin');
  const { percent, spread, list, tenths } = useFigures();
  switch (measure) {
    case 'verdict':
      return <VerdictText summary={summary} />;
    case 'seconds':
      return <Seconds seconds={summary.seconds} />;
    case 'fps':
      return summary.fps && t('quality.value.fps', summary.fps);
    case 'under20':
      return summary.fps && <Seconds seconds={summary.secondsUnder20} />;
    case 'freezes':
      return (
        summary.fps &&
        t('quality.value.freezes', { number: summary.freezes, seconds: tenths(summary.frozenMs / 1_000) })
      );
    case 'size':
      return summary.size && t('quality.value.size', summary.size);
    case 'rtt':
      return spread(summary.rttMs);
    case 'jitter':
      return spread(summary.jitterMs);
    case 'loss':
      return percent(summary.loss);
    case 'concealment':
      return percent(summary.concealment);
    case 'skew':
      return summary.skewMs === null ? null : t('quality.value.ms', { ms: summary.skewMs });
    case 'delay':
      return spread(summary.delayMs);
    case 'codecs':
      return list(summary.codecs);
    case 'paths':
      return list(
        summary.paths.map((path) => (path === 'relay' ? t('quality.value.relay') : path.toUpperCase())),
      );
  }
}

function VerdictText({ summary: { verdict, share } }: { summary: QualitySummary }) {
  const t = useT('admin');
  const { percent } = useFigures();
  if (verdict === null || share === null) return t('quality.tooShort');
  // What missed a threshold by little does not read as if it had met it.
  const atLeast = percent(Math.floor(share * 1_000) / 1_000) ?? '';
  return (
    <>
      <QualityMark verdict={verdict} />
      <span>{t('quality.share', { share: atLeast })}</span>
    </>
  );
}
