import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { useConsole } from '../../console-context.ts';
import { useNotificationPermission } from '../../alert/use-notification-permission.ts';
import { Card } from '../../parts/Card.tsx';
import styles from './AlertCard.module.css';

const words = {
  default: 'alert.notificationOff',
  granted: 'alert.notificationOn',
  denied: 'alert.notificationDenied',
} as const;

/** How an offer makes itself known, to be tried before one is needed. */
export function AlertCard() {
  const t = useT('interpreter');
  const { ringer } = useConsole();
  const notification = useNotificationPermission();
  return (
    <Card title={t('alert.title')}>
      <div className={styles.row}>
        <span className={styles.name}>{t('alert.sound')}</span>
        <Button size="small" onPress={ringer.once}>
          {t('alert.try')}
        </Button>
      </div>
      {notification.permission !== null && (
        <div className={styles.row}>
          <div className={styles.what}>
            <span className={styles.name}>{t('alert.notification')}</span>
            <span className={styles.text}>{t(words[notification.permission])}</span>
          </div>
          {notification.permission === 'default' && (
            <Button size="small" onPress={notification.ask}>
              {t('alert.allow')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
