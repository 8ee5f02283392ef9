import { useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import formStyles from '../Form.module.css';
import { ProblemNote } from '../ProblemNote.tsx';
import { goingOn, useAttempt } from '../use-attempt.ts';
import { Section } from './Section.tsx';
import styles from './Section.module.css';

/** Signing out: here, or everywhere else. */
export function SessionsSection() {
  const t = useT('account');
  const { api, onSignedOut } = useAccount();
  const others = useAttempt();
  const here = useAttempt();
  const [ended, setEnded] = useState(false);
  const endOthers = async (): Promise<void> => {
    setEnded(false);
    await api.endOtherSessions();
    setEnded(true);
  };
  const signOut = async (): Promise<void> => {
    await api.signOut();
    onSignedOut();
    await goingOn();
  };
  return (
    <Section title={t('sessions.title')} data-testid="section-sessions">
      <p className={styles.note}>{t('sessions.text')}</p>
      {ended && <Banner kind="info">{t('sessions.othersDone')}</Banner>}
      <ProblemNote problem={others.problem ?? here.problem} />
      <div className={formStyles.actions}>
        <Button
          isPending={others.pending}
          onPress={() => others.run(endOthers)}
          data-testid="sign-out-others"
        >
          {t('sessions.others')}
        </Button>
        <Button
          kind="quiet"
          isPending={here.pending}
          onPress={() => here.run(signOut)}
          data-testid="sign-out"
        >
          {t('sessions.signOut')}
        </Button>
      </div>
    </Section>
  );
}
