import type { Passkey } from '@mado/core/protocol/rest/account.ts';
import { useState } from 'react';
import { useLocale, useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAccount } from '../account-context.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { useAttempt } from '../use-attempt.ts';
import styles from './Section.module.css';

/** One passkey, and the way to be rid of it. */
export function PasskeyRow({ passkey, onRemoved }: { passkey: Passkey; onRemoved: () => void }) {
  const t = useT('account');
  const locale = useLocale();
  const { api } = useAccount();
  const [asking, setAsking] = useState(false);
  const { run, pending, problem } = useAttempt();
  const name = passkey.name ?? t('passkeys.unnamed');
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(passkey.createdAt);
  const remove = async (): Promise<void> => {
    await api.removePasskey(passkey.id);
    setAsking(false);
    onRemoved();
  };
  return (
    <li className={styles.item} data-testid="passkey">
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.note}>{t('passkeys.added', { date })}</p>
      </div>
      <Button
        kind="quiet"
        size="small"
        aria-label={t('passkeys.removeNamed', { name })}
        onPress={() => setAsking(true)}
      >
        {t('passkeys.remove')}
      </Button>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('passkeys.removeTitle', { name })}
        actions={
          <>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              {t('passkeys.keep')}
            </Button>
            <Button
              kind="danger"
              isPending={pending}
              onPress={() => run(remove)}
              data-testid="passkey-remove"
            >
              {t('passkeys.remove')}
            </Button>
          </>
        }
      >
        <p>{t('passkeys.removeText')}</p>
        <ProblemNote problem={problem} />
      </Dialog>
    </li>
  );
}
