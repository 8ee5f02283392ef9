import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import type { StatusChoice } from '../../hooks/use-status.ts';
import { timeOfDay } from '../../logic/time-of-day.ts';
import { Pane } from '../../parts/Pane.tsx';
import { StatusChooser } from '../../parts/StatusChooser.tsx';
import { StatusDot } from '../../parts/StatusDot.tsx';
import styles from './StatusCard.module.css';

/** How one stands, large, with what it means for being rung. */
export function StatusCard({ view, status }: { view: InterpreterView; status: StatusChoice }) {
  const t = useT('interpreter');
  // A rest is what a break is: only the others are worth a word.
  const reason = view.status === 'break' && view.breakReason !== 'rest' ? view.breakReason : null;
  return (
    <section className={styles.card}>
      <div
        className={styles.now}
        data-testid="status"
        data-status={view.status}
        data-state={view.state}
        aria-live="polite"
      >
        <Pane light={view.status} />
        <h1 className={styles.title}>
          {t(`idle.${view.status}.title`)}
          {reason !== null && <span className={styles.reason}>{t(`breakReason.${reason}`)}</span>}
        </h1>
        <p className={styles.rung}>
          <StatusDot standing={view.status} />
          {t(rungWords(view))}
        </p>
        <StandingText view={view} />
      </div>
      <div className={styles.choose}>
        <StatusChooser current={view.status} status={status} words="now" />
      </div>
    </section>
  );
}

function StandingText({ view }: { view: InterpreterView }) {
  const t = useT('interpreter');
  const locale = useLocale();
  const { status, breakReason, restsUntil } = view;
  const rests = status === 'available' && restsUntil !== null;
  return (
    <>
      {!(rests && signsOnly(view)) && (
        <p className={styles.text}>
          {breakReason === 'unanswered' ? t('idle.unanswered') : t(`idle.${status}.text`)}
        </p>
      )}
      {rests && (
        <p className={styles.text} data-testid="resting">
          {t('idle.resting', { time: timeOfDay(restsUntil, locale) })}
        </p>
      )}
    </>
  );
}

const signsOnly = ({ languages }: InterpreterView): boolean =>
  languages.every(({ modality }) => modality === 'sign');

function rungWords(view: InterpreterView): 'idle.rung' | 'idle.rungSoon' | 'idle.notRung' {
  if (view.status !== 'available') return 'idle.notRung';
  if (view.restsUntil !== null && signsOnly(view)) return 'idle.notRung';
  return view.pausedUntil === null ? 'idle.rung' : 'idle.rungSoon';
}
