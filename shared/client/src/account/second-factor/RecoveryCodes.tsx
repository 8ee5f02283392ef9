import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import formStyles from '../Form.module.css';
import { downloadText } from './download-text.ts';
import styles from './RecoveryCodes.module.css';

/** Shown once: to be copied, saved or printed before they are gone. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useT('account');
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join('\n');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  };
  return (
    <div className={styles.all}>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>
        {t('recovery.title')}
      </h2>
      <p>{t('recovery.text')}</p>
      <ul className={styles.codes} lang="en" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes(formStyles.actions, styles.actions)}>
        <Button size="small" onPress={copy}>
          {t('recovery.copy')}
        </Button>
        <Button
          size="small"
          onPress={() => downloadText(`${t('recovery.file')}.txt`, `${t('recovery.file')}\n\n${text}\n`)}
        >
          {t('recovery.download')}
        </Button>
        <Button size="small" onPress={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <span role="status">{said !== null && t(`recovery.${said}`)}</span>
      </div>
      <Button kind="primary" size="large" onPress={onKept} data-testid="recovery-kept">
        {t('recovery.kept')}
      </Button>
    </div>
  );
}
