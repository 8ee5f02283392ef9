import { useEffect, useRef } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import type { Message, TextChannel } from '../media/text-channel.ts';
import { useStore } from '../socket/store.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { HiddenText } from '../ui/HiddenText.tsx';
import { CloseIcon } from '../ui/icons/signs.tsx';
import { TextEntry } from './TextEntry.tsx';
import styles from './TextPanel.module.css';

interface TextPanelProps {
  channel: TextChannel;
  onClose: () => void;
  /** It was opened to write: it takes the keyboard. */
  takesFocus: boolean;
  /** `counter`: read at arm's length. */
  size?: 'medium' | 'counter';
}

/** What both write to each other, beside the picture: each reads along while the other writes. */
export function TextPanel({ channel, onClose, takesFocus, size = 'medium' }: TextPanelProps) {
  const t = useT('common');
  const messages = useStore(channel.messages);
  const theirs = messages.filter(({ isMine, done }) => !isMine && !done);
  const said = messages.filter(({ done }) => done);
  const end = useNewestInSight(messages);
  return (
    <section
      className={classes(styles.panel, size === 'counter' && styles.counter)}
      aria-label={t('text.title')}
      data-testid="text-panel"
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{t('text.title')}</h2>
        <Button kind="quiet" size="small" icon={<CloseIcon />} onPress={onClose} data-testid="text-close">
          {t('text.close')}
        </Button>
      </div>
      {/* Somebody who scrolls by keyboard has to be able to stand in it. */}
      <div className={styles.messages} tabIndex={0} role="group" aria-label={t('text.written')}>
        {messages.length === 0 && <p className={styles.empty}>{t('text.empty')}</p>}
        <div role="log" data-testid="text-messages">
          <ol className={styles.list}>
            {said.map((message) => (
              <Bubble key={message.id} message={message} />
            ))}
          </ol>
        </div>
        {/* Apart from what is read out: it changes with every letter. */}
        {theirs.map(({ id, text }) => (
          <div key={id} className={styles.writing} data-testid="text-writing">
            <span className={styles.who}>{t('text.writing')}</span>
            <p>{text}</p>
          </div>
        ))}
        <div ref={end} />
      </div>
      <TextEntry channel={channel} takesFocus={takesFocus} size={size} />
    </section>
  );
}

function Bubble({ message: { isMine, text } }: { message: Message }) {
  const t = useT('common');
  return (
    <li className={classes(styles.bubble, isMine && styles.mine)} data-mine={isMine}>
      <HiddenText>{isMine ? t('text.mine') : t('text.theirs')}</HiddenText>
      <p>{text}</p>
    </li>
  );
}

function useNewestInSight(messages: readonly Message[]) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [messages]);
  return end;
}
