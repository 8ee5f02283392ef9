import { useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { KeyIcon } from '../icons.tsx';
import { useAccount } from '../account-context.ts';
import { canUsePasskeys } from '../ceremonies.ts';
import { LoadNote } from '../LoadNote.tsx';
import { useLoaded } from '../use-loaded.ts';
import { AddPasskey } from './AddPasskey.tsx';
import { PasskeyRow } from './PasskeyRow.tsx';
import { Section } from './Section.tsx';
import styles from './Section.module.css';

/** The devices by whose finger, face or PIN somebody signs in. */
export function PasskeysSection() {
  const t = useT('account');
  const { api } = useAccount();
  const loaded = useLoaded(api.passkeys);
  const passkeys = loaded.data;
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<'done' | 'removed' | null>(null);
  const changed = (what: 'done' | 'removed'): void => {
    setDone(what);
    setAdding(false);
    loaded.reload();
  };
  return (
    <Section title={t('passkeys.title')} data-testid="section-passkeys">
      <p className={styles.note}>{t('passkeys.text')}</p>
      {done !== null && <Banner kind="info">{t(`passkeys.${done}`)}</Banner>}
      <LoadNote {...loaded} label={t('passkeys.loading')} />
      {passkeys?.length === 0 && <p>{t('passkeys.none')}</p>}
      {passkeys !== null && passkeys.length > 0 && (
        <ul className={styles.list} aria-label={t('passkeys.list')}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemoved={() => changed('removed')} />
          ))}
        </ul>
      )}
      {!canUsePasskeys() && <p className={styles.note}>{t('passkeys.unsupported')}</p>}
      {canUsePasskeys() && adding && (
        <AddPasskey onAdded={() => changed('done')} onCancel={() => setAdding(false)} />
      )}
      {canUsePasskeys() && !adding && (
        <Button
          icon={<KeyIcon />}
          onPress={() => {
            setDone(null);
            setAdding(true);
          }}
          data-testid="passkey-open"
        >
          {t('passkeys.add')}
        </Button>
      )}
    </Section>
  );
}
