import { AnswerIcon, CameraIcon, HangUpIcon } from '@mado/client/ui/icons/call.tsx';
import { CheckIcon, ClockIcon, RetryIcon, WarningIcon } from '@mado/client/ui/icons/signs.tsx';
import type { TimelineType } from '@mado/core/domain/timeline.ts';
import { AskIcon, BellIcon, CrossIcon, TakenBackIcon } from '../../ui/icons.tsx';
import styles from './Timeline.module.css';

const signs = {
  requested: AskIcon,
  offered: BellIcon,
  declined: CrossIcon,
  'timed-out': ClockIcon,
  rescinded: TakenBackIcon,
  accepted: AnswerIcon,
  connected: CameraIcon,
  disconnected: WarningIcon,
  reconnected: RetryIcon,
  ended: HangUpIcon,
  surveyed: CheckIcon,
} satisfies Record<TimelineType, unknown>;

/** The mark of a kind of event on the line of the timeline. The words beside it say the same. */
export function EventSign({ type }: { type: TimelineType }) {
  const Sign = signs[type];
  return (
    <span className={styles.sign} data-type={type}>
      <Sign />
    </span>
  );
}
