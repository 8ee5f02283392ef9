import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { RetryIcon } from '@mado/client/ui/icons/signs.tsx';
import type { CallQuality } from '@mado/core/protocol/quality.ts';
import type { CallDetail } from '@mado/core/protocol/rest/calls.ts';
import { useQuery } from '@tanstack/react-query';
import { qualityQuery } from '../../../api/call-queries.ts';
import { isRunning } from '../../../log/standing.ts';
import { Card } from '../Card.tsx';
import { Direction } from './Direction.tsx';
import { Measures } from './Measures.tsx';
import styles from './Quality.module.css';

/** How the picture and the sound of a call were. It is read by itself: the call shows without it. */
export function Quality({ detail }: { detail: CallDetail }) {
  const t = useT('admin');
  const { data, error, refetch } = useQuery(qualityQuery(detail.call));
  const read = () => void refetch();
  const refresh = isRunning(detail.call) && (
    <Button size="small" icon={<RetryIcon />} onPress={read}>
      {t('quality.refresh')}
    </Button>
  );
  return (
    <Card id="quality" title={t('quality.title')} beside={refresh}>
      <div className={styles.body}>
        {data !== undefined && <Record detail={detail} quality={data} />}
        {data === undefined && error !== null && <Failed code={error.code} onRetry={read} />}
        {data === undefined && error === null && <p role="status">{t('quality.loading')}</p>}
      </div>
    </Card>
  );
}

function Failed({ code, onRetry }: { code: string; onRetry: () => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const again = (
    <Button size="small" icon={<RetryIcon />} onPress={onRetry}>
      {t('error.retry')}
    </Button>
  );
  return (
    <Banner kind="warning" action={again}>
      {t('quality.failed')} {errorText(code)}
    </Banner>
  );
}

function Record({ detail: { call, timeline }, quality }: { detail: CallDetail; quality: CallQuality }) {
  const t = useT('admin');
  const { directions } = quality;
  if (directions.length === 0) return <p data-testid="quality-empty">{t('quality.empty')}</p>;
  const { modality } = call.language;
  return (
    <>
      <Measures directions={directions} />
      <p className={styles.basis}>{t(`quality.basis.${modality}`)}</p>
      {directions.map((direction) => (
        <Direction
          key={direction.to}
          direction={direction}
          modality={modality}
          startedAt={call.acceptedAt ?? call.requestedAt}
          timeline={timeline}
        />
      ))}
    </>
  );
}
