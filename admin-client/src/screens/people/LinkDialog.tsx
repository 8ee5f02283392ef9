import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import { useRef } from 'react';
import type { MadeInvitation } from '../../api/people-queries.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { CopyIcon } from '../../ui/icons.tsx';
import styles from './dialogs.module.css';
import { useCopy } from './use-copy.ts';

/** The link to be handed over. Nobody sees it a second time, so that only its own button closes it. */
export function LinkDialog({ made, onClose }: { made: MadeInvitation; onClose: () => void }) {
  const t = useT('admin');
  const { day, time } = useDateText();
  const text = useRef<HTMLParagraphElement>(null);
  const { state, copy } = useCopy(made.url, text);
  const { name, expiresAt } = made.invitation;
  const until = `${day(expiresAt)} ${time(expiresAt)}`;
  const actions = (
    <>
      <Button onPress={onClose} data-testid="close-link">
        {t('people.link.close')}
      </Button>
      <Button kind="primary" icon={<CopyIcon />} onPress={copy} data-testid="copy-link" autoFocus>
        {t('people.link.copy')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen isOnce onClose={onClose} title={t('people.link.title', { name })} actions={actions}>
      <div className={styles.body}>
        <Banner kind="warning">{t('people.link.once')}</Banner>
        <p ref={text} className={styles.url} data-testid="invitation-url" translate="no">
          {made.url}
        </p>
        <p>{t('people.link.valid', { until })}</p>
        <p>{t('people.link.hand')}</p>
        <p role="status" className={styles.copied}>
          {state !== 'idle' && t(`people.link.${state}`)}
        </p>
      </div>
    </Dialog>
  );
}
