import { useT } from '@mado/client/i18n/in-locale.tsx';
import { AnswerIcon } from '@mado/client/ui/icons/call.tsx';
import { CheckIcon, ClockIcon, ErrorIcon } from '@mado/client/ui/icons/signs.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import type { Standing } from '../log/standing.ts';
import { BellIcon, BellOffIcon, CrossIcon, DotsIcon, NobodyIcon } from './icons.tsx';
import styles from './StandingBadge.module.css';

const signs = {
  queued: ClockIcon,
  offered: BellIcon,
  connecting: DotsIcon,
  active: AnswerIcon,
  completed: CheckIcon,
  cancelled: CrossIcon,
  'no-answer': BellOffIcon,
  unavailable: NobodyIcon,
  failed: ErrorIcon,
} satisfies Record<Standing, unknown>;

/** How a call came out or what it is doing: a sign and its word, of which colour is only an echo. */
export function StandingBadge({ standing, large = false }: { standing: Standing; large?: boolean }) {
  const t = useT('admin');
  const Sign = signs[standing];
  return (
    <span className={classes(styles.badge, large && styles.large)} data-standing={standing}>
      <Sign className={styles.sign} />
      {t(`standing.${standing}`)}
    </span>
  );
}
