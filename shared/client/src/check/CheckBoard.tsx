import { useT } from '../i18n/in-locale.tsx';
import type { Connection } from '../socket/connection.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { CameraCheck } from './CameraCheck.tsx';
import styles from './CheckBoard.module.css';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { NetworkCheck } from './NetworkCheck.tsx';
import type { CheckState } from './readiness.ts';
import { SpeakerCheck } from './SpeakerCheck.tsx';
import { useCheck, type CheckedServer } from './use-check.ts';

interface CheckBoardProps {
  connection: Connection;
  /** How soon it answers is measured, and which ways to its media are open. Always the same two. */
  server: CheckedServer;
  intro: string;
  percent?: number;
  withHandset?: boolean;
  size?: 'medium' | 'counter';
}

const kinds = { open: 'info', good: 'info', poor: 'warning', bad: 'error' } as const;

/** Camera, microphone, sound and network of this device, each with how it stands, and what comes of them all. */
export function CheckBoard({ connection, server, intro, percent = 100, ...props }: CheckBoardProps) {
  const { withHandset = false, size = 'medium' } = props;
  const t = useT('check');
  const check = useCheck(connection, server);
  const { readiness, hasBegun, isAsking, begin } = check;
  return (
    <div className={styles.board}>
      <div className={styles.top}>
        {hasBegun ? (
          <div className={styles.overall} data-testid="check-overall" data-state={readiness.overall}>
            <Overall state={readiness.overall} />
          </div>
        ) : (
          <div className={styles.intro}>
            <p>{intro}</p>
            <p>{t('allow')}</p>
          </div>
        )}
        <Button
          kind={hasBegun ? 'secondary' : 'primary'}
          size={size}
          isPending={isAsking}
          onPress={begin}
          data-testid="check-start"
        >
          {hasBegun ? t('again') : t('start')}
        </Button>
      </div>
      <div className={styles.checks}>
        <div className={styles.column}>
          <CameraCheck check={check} />
          <NetworkCheck check={check} />
        </div>
        <div className={styles.column}>
          <MicrophoneCheck check={check} />
          <SpeakerCheck check={check} percent={percent} withHandset={withHandset} />
        </div>
      </div>
    </div>
  );
}

function Overall({ state }: { state: CheckState }) {
  const t = useT('check');
  return <Banner kind={kinds[state]}>{t(`overall.${state}`)}</Banner>;
}
