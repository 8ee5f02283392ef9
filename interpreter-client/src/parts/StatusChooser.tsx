import { useT } from '@mado/client/i18n/in-locale.tsx';
import { breakReasons, type InterpreterStatus } from '@mado/core/domain/presence.ts';
import type { StatusChoice } from '../hooks/use-status.ts';
import { Choice } from './Choice.tsx';
import { Select } from '@mado/client/ui/Select.tsx';
import { StatusDot } from './StatusDot.tsx';
import styles from './StatusChooser.module.css';

const order = ['available', 'break', 'offline'] as const;

interface StatusChooserProps {
  current: InterpreterStatus;
  status: StatusChoice;
  /** Whether the choice holds at once or after the wrap-up. */
  words: 'now' | 'after';
}

/** Three choices, one press each. The reason of a break has a default and is picked beside it. */
export function StatusChooser({ current, status, words }: StatusChooserProps) {
  const t = useT('interpreter');
  const reasons = breakReasons.map((value) => ({ value, text: t(`breakReason.${value}`) }));
  return (
    <div className={styles.chooser}>
      <div className={styles.choices} role="group" aria-label={t('idle.choose')}>
        {order.map((choice) => (
          <Choice
            key={choice}
            isChosen={current === choice}
            isPending={status.asked === choice}
            onPress={() => status.set(choice)}
            sign={<StatusDot standing={choice} />}
            data-testid={`status-${choice}`}
          >
            {words === 'now' ? t(`now.${choice}`) : t(`after.${choice}`)}
          </Choice>
        ))}
      </div>
      <div className={styles.below}>
        <Select
          label={t('breakReason.label')}
          options={reasons}
          value={status.reason}
          onChange={status.setReason}
        />
        <span role="status">{status.asked === 'available' && t('idle.checking')}</span>
      </div>
    </div>
  );
}
