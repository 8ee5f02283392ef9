import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import { useStatus } from '../../hooks/use-status.ts';
import { ServerBanner } from '../../parts/ServerBanner.tsx';
import { StatusChooser } from '../../parts/StatusChooser.tsx';
import styles from './AfterCall.module.css';

/** What comes after the wrap-up, chosen now, and the ways to end it early and to have more of it. */
export function AfterCall({ view }: { view: InterpreterView }) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { socket } = useConsole();
  const status = useStatus(view);
  const { run, failed } = useAction();
  const problem = failed ?? status.failed;
  return (
    <div className={styles.after}>
      <ServerBanner view={view} />
      {problem !== null && <Banner kind="error">{problemText(problem)}</Banner>}
      <h2 className={styles.title}>{t('wrapUp.after')}</h2>
      <StatusChooser current={view.status} status={status} words="after" />
      <div className={styles.done}>
        {view.wrapUp?.mayProlong === true && (
          <Button
            size="large"
            onPress={() => run(() => socket.request('wrap-up:prolong', {}))}
            data-testid="wrap-up-prolong"
          >
            {t('wrapUp.prolong')}
          </Button>
        )}
        <Button
          kind="primary"
          size="large"
          onPress={() => run(() => socket.request('wrap-up:done', {}))}
          data-testid="wrap-up-done"
        >
          {t('wrapUp.done')}
        </Button>
      </div>
    </div>
  );
}
