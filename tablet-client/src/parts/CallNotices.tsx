import { AwayBanner } from '@mado/client/call/AwayBanner.tsx';
import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { Away } from '@mado/core/protocol/away.ts';
import { useTablet } from '../tablet-context.ts';
import styles from './CallNotices.module.css';

/** What is the matter with the call, the gravest first and alone: one thing to read at a time. */
export function CallNotices({
  interpreterAway,
  soundBlocked,
}: {
  interpreterAway: Away | null;
  soundBlocked: boolean;
}) {
  const notice = useNotice(interpreterAway, soundBlocked);
  return notice === null ? null : <div className={styles.notice}>{notice}</div>;
}

function useNotice(interpreterAway: Away | null, soundBlocked: boolean) {
  const t = useT('tablet');
  const errorText = useErrorText();
  const { connection, media, serverNow, hindrance } = useTablet();
  if (connection.phase !== 'connected') return <Banner kind="warning">{t('call.lost')}</Banner>;
  if (interpreterAway !== null)
    return (
      <AwayBanner key={interpreterAway.since} away={interpreterAway} serverNow={serverNow}>
        {t('call.interpreterAway')}
      </AwayBanner>
    );
  if (media.rejoining) return <Banner kind="warning">{t('call.rejoining')}</Banner>;
  if (media.problem !== null) {
    const retry = <Button onPress={media.retry}>{t('actions.retry')}</Button>;
    return (
      <Banner kind="error" action={retry}>
        {errorText(media.problem)}
      </Banner>
    );
  }
  if (soundBlocked) return <Banner kind="info">{t('call.soundBlocked')}</Banner>;
  if (media.remoteSoundOff) return <Banner kind="info">{t('call.interpreterMicrophoneOff')}</Banner>;
  return hindrance === 'stopping' ? <Banner kind="info">{t('call.stopping')}</Banner> : null;
}
