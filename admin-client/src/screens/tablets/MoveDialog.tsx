import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { countersQuery, moveTablet } from '../../api/tablet-queries.ts';
import { CounterChooser } from './CounterChooser.tsx';
import styles from './dialogs.module.css';
import { useChange } from './use-change.ts';

/** Puts a tablet on another counter. */
export function MoveDialog({ tablet, onClose }: { tablet: TabletEntry; onClose: () => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const counters = useQuery(countersQuery);
  const [choice, setChoice] = useState(tablet.counter);
  const { mutate, error } = useChange(() => moveTablet(tablet.tabletId, choice.counterId), onClose);
  const problem = error ?? counters.error;
  const isSame = choice.counterId === '' || choice.counterId === tablet.counter.counterId;
  const actions = (
    <>
      <Button onPress={onClose}>{t('tablets.cancel')}</Button>
      <Button kind="primary" isDisabled={isSame} onPress={mutate}>
        {t('tablets.moveConfirm')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={onClose} title={t('tablets.moveTitle')} actions={actions}>
      <div className={styles.body}>
        <p>{t('tablets.moveText')}</p>
        <CounterChooser
          counters={counters.data?.counters ?? [tablet.counter]}
          choice={choice}
          onChoose={(chosen) => setChoice({ ...tablet.counter, ...chosen })}
        />
        {problem !== null && <Banner kind="error">{errorText(problem.code)}</Banner>}
      </div>
    </Dialog>
  );
}
