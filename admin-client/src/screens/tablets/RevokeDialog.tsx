import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { revokeTablet } from '../../api/tablet-queries.ts';
import styles from './dialogs.module.css';
import { useChange } from './use-change.ts';
import { useTabletName } from './use-tablet-name.ts';

/** Ends a tablet for good, once somebody has read what that does. */
export function RevokeDialog({ tablet, onClose }: { tablet: TabletEntry; onClose: () => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const nameOf = useTabletName();
  const { mutate, error } = useChange(() => revokeTablet(tablet.tabletId), onClose);
  const actions = (
    <>
      <Button onPress={onClose}>{t('tablets.cancel')}</Button>
      <Button kind="danger" onPress={mutate} data-testid="tablet-revoke-confirm">
        {t('tablets.revokeConfirm')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={onClose} title={t('tablets.revokeTitle')} actions={actions}>
      <div className={styles.body}>
        <p className={styles.which}>
          <span lang="ja">{tablet.counter.name}</span> – {nameOf(tablet)}
        </p>
        <ul className={styles.list}>
          <li>{t('tablets.revokeAtOnce')}</li>
          <li>{t('tablets.revokeCall')}</li>
          <li>{t('tablets.revokeAgain')}</li>
        </ul>
        {error !== null && <Banner kind="error">{errorText(error.code)}</Banner>}
      </div>
    </Dialog>
  );
}
