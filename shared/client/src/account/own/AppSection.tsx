import type { TotpSetUp } from '@mado/core/protocol/rest/account.ts';
import { useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, WarningIcon } from '../../ui/icons/signs.tsx';
import { useAccount } from '../account-context.ts';
import formStyles from '../Form.module.css';
import { AppSetUp } from '../second-factor/AppSetUp.tsx';
import { RecoveryCodes } from '../second-factor/RecoveryCodes.tsx';
import { AskPassword } from './AskPassword.tsx';
import { Section } from './Section.tsx';
import styles from './Section.module.css';

type Stage =
  | { readonly name: 'closed' | 'asking-set-up' | 'asking-renew' | 'asking-end' }
  | { readonly name: 'setting-up'; readonly begun: TotpSetUp }
  | { readonly name: 'codes'; readonly codes: readonly string[] };

/** The authenticator app: to set up, or to part from. */
export function AppSection({ isOn, onChange }: { isOn: boolean; onChange: () => void }) {
  const t = useT('account');
  const [stage, setStage] = useState<Stage>({ name: 'closed' });
  const close = (): void => {
    setStage({ name: 'closed' });
    onChange();
  };
  return (
    <Section title={t('app.title')} data-testid="section-app">
      {stage.name === 'setting-up' && <AppSetUp begun={stage.begun} onDone={close} onCancel={close} />}
      {stage.name === 'codes' && <RecoveryCodes codes={stage.codes} onKept={close} />}
      {stage.name === 'closed' && <Standing isOn={isOn} onAsk={(name) => setStage({ name })} />}
      {stage.name.startsWith('asking-') && <Asking stage={stage} setStage={setStage} close={close} />}
    </Section>
  );
}

type Question = 'asking-set-up' | 'asking-renew' | 'asking-end';

function Standing({ isOn, onAsk }: { isOn: boolean; onAsk: (question: Question) => void }) {
  const t = useT('account');
  const Sign = isOn ? CheckIcon : WarningIcon;
  return (
    <>
      <p className={styles.state}>
        <Sign className={isOn ? styles.on : styles.off} />
        {isOn ? t('app.on') : t('app.off')}
      </p>
      <div className={formStyles.actions}>
        {isOn ? (
          <>
            <Button onPress={() => onAsk('asking-renew')} data-testid="recovery-renew">
              {t('recovery.renew')}
            </Button>
            <Button kind="quiet" onPress={() => onAsk('asking-end')} data-testid="app-end">
              {t('app.turnOff')}
            </Button>
          </>
        ) : (
          <Button kind="primary" onPress={() => onAsk('asking-set-up')} data-testid="app-begin">
            {t('app.setUp')}
          </Button>
        )}
      </div>
    </>
  );
}

interface AskingProps {
  stage: Stage;
  setStage: (stage: Stage) => void;
  close: () => void;
}

function Asking({ stage, setStage, close }: AskingProps) {
  const t = useT('account');
  const { api } = useAccount();
  if (stage.name === 'asking-renew')
    return (
      <AskPassword
        text={t('recovery.renewText')}
        action={t('recovery.renewDo')}
        onPassword={async (password) =>
          setStage({ name: 'codes', codes: await api.renewRecoveryCodes(password) })
        }
        onCancel={close}
      />
    );
  if (stage.name === 'asking-end')
    return (
      <AskPassword
        text={t('app.turnOffText')}
        action={t('app.turnOffDo')}
        isDangerous
        onPassword={async (password) => {
          await api.endApp(password);
          close();
        }}
        onCancel={close}
      />
    );
  return (
    <AskPassword
      action={t('app.continue')}
      onPassword={async (password) => setStage({ name: 'setting-up', begun: await api.beginApp(password) })}
      onCancel={close}
    />
  );
}
