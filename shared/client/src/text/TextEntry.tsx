import { MESSAGE_LENGTH } from '@mado/core/protocol/text.ts';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import type { TextChannel } from '../media/text-channel.ts';
import { Button } from '../ui/Button.tsx';
import styles from './TextEntry.module.css';

interface TextEntryProps {
  channel: TextChannel;
  takesFocus: boolean;
  size: 'medium' | 'counter';
}

/** Where one writes. The other side reads along, except of what an input method has not made words of yet. */
export function TextEntry({ channel, takesFocus, size }: TextEntryProps) {
  const t = useT('common');
  const id = useId();
  const [text, setText] = useState(channel.draft);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const finish = (): void => {
    channel.finish(text);
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // With "Enter" one also chooses among the words of an input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish();
  };
  return (
    <div className={styles.entry}>
      <label htmlFor={id} className={styles.label}>
        {t('text.write')}
      </label>
      <div className={styles.row}>
        <textarea
          id={id}
          ref={field}
          className={styles.field}
          rows={2}
          maxLength={MESSAGE_LENGTH}
          value={text}
          onChange={({ target, nativeEvent }) => {
            setText(target.value);
            if (!isComposing(nativeEvent)) channel.write(target.value);
          }}
          onCompositionEnd={({ currentTarget }) => channel.write(currentTarget.value)}
          onKeyDown={onKeyDown}
          data-testid="text-input"
        />
        <Button kind="primary" size={size} onPress={finish} data-testid="text-send">
          {t('text.send')}
        </Button>
      </div>
    </div>
  );
}

const isComposing = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
