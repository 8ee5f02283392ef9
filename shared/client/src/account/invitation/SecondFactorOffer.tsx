import type { PersonRole } from '@mado/core/domain/person.ts';
import type { TotpSetUp } from '@mado/core/protocol/rest/account.ts';
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { canUsePasskeys } from '../ceremonies.ts';
import formStyles from '../Form.module.css';
import { KeyIcon, PhoneIcon } from '../icons.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { AppSetUp } from '../second-factor/AppSetUp.tsx';
import { thisDevice } from '../second-factor/this-device.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from './SecondFactorOffer.module.css';

interface SecondFactorOfferProps {
  role: PersonRole;
  /** The one that was just chosen: nobody has to enter it again a moment later. */
  password: string;
  onDone: () => void;
}

type Stage = 'choosing' | 'done' | TotpSetUp;

/** What makes a stolen password worthless, while one is at it. */
export function SecondFactorOffer({ role, password, onDone }: SecondFactorOfferProps) {
  const t = useT('account');
  const { api } = useAccount();
  const [stage, setStage] = useState<Stage>('choosing');
  const app = useAttempt();
  const passkey = useAttempt();
  const beginApp = async (): Promise<void> => setStage(await api.beginApp(password));
  const addPasskey = async (): Promise<void> => {
    await api.addPasskey(thisDevice());
    setStage('done');
  };
  if (stage === 'done') return <Ready onDone={onDone} />;
  if (stage !== 'choosing')
    return <AppSetUp begun={stage} onDone={() => setStage('done')} onCancel={() => setStage('choosing')} />;
  return (
    <>
      {role === 'interpreter' ? (
        <p>{t('offer.optional')}</p>
      ) : (
        <Banner kind="warning">{t('offer.advised')}</Banner>
      )}
      <div className={styles.choices}>
        <Choice sign={<PhoneIcon className={styles.sign} />} text={t('offer.appText')}>
          <Button
            kind="primary"
            size="large"
            isPending={app.pending}
            onPress={() => app.run(beginApp)}
            data-testid="offer-app"
          >
            {t('offer.app')}
          </Button>
        </Choice>
        {canUsePasskeys() && (
          <Choice sign={<KeyIcon className={styles.sign} />} text={t('offer.passkeyText')}>
            <Button
              kind="primary"
              size="large"
              isPending={passkey.pending}
              onPress={() => passkey.run(addPasskey)}
              data-testid="offer-passkey"
            >
              {t('offer.passkey')}
            </Button>
          </Choice>
        )}
      </div>
      <ProblemNote problem={app.problem ?? passkey.problem} />
      <Button kind="quiet" onPress={onDone} data-testid="offer-skip">
        {t('offer.skip')}
      </Button>
    </>
  );
}

const Choice = ({ sign, text, children }: { sign: ReactNode; text: string; children: ReactNode }) => (
  <div className={styles.choice}>
    {sign}
    <p>{text}</p>
    {children}
  </div>
);

function Ready({ onDone }: { onDone: () => void }) {
  const t = useT('account');
  return (
    <div className={formStyles.wide}>
      <Banner kind="info">{t('offer.ready')}</Banner>
      <Button kind="primary" size="large" autoFocus onPress={onDone} data-testid="offer-done">
        {t('offer.done')}
      </Button>
    </div>
  );
}
