import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useLackingDevice } from '../../hooks/use-lacking-device.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import type { OfferNotice } from '../../logic/lost-offer.ts';
import { ServerBanner } from '../../parts/ServerBanner.tsx';
import styles from './IdleBanners.module.css';

interface IdleBannersProps {
  view: InterpreterView;
  notice: OfferNotice | null;
  /** The code of why the status was not changed. */
  failed: string | null;
}

/** What is to be said before all else: a refused status, an offer that went, a bell that cannot ring yet. */
export function IdleBanners({ view, notice, failed }: IdleBannersProps) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { notices, ringer } = useConsole();
  const lacking = useLackingDevice(view.status === 'available');
  const problem = failed ?? lacking;
  const bellBlocked = useStore(ringer.blocked);
  return (
    <>
      {problem !== null && (
        <Banner kind="error">
          <p>{failed === null ? t('problem.unready') : t('problem.refused')}</p>
          <p className={styles.detail} data-code={problem}>
            {problemText(problem)}
          </p>
        </Banner>
      )}
      <ServerBanner view={view} />
      {notice !== null && (
        <Banner
          kind="info"
          action={
            <Button kind="quiet" size="small" onPress={notices.clear}>
              {t('notice.close')}
            </Button>
          }
        >
          {t(`notice.${notice}`)}
        </Banner>
      )}
      {view.status === 'available' && bellBlocked && (
        <Banner kind="warning">{t('alert.soundBlocked')}</Banner>
      )}
    </>
  );
}
