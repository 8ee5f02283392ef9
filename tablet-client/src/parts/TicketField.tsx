import { useT } from '@mado/client/i18n/in-locale.tsx';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { isTicket } from '../flow/chosen-wishes.ts';
import styles from './WishFields.module.css';

/** The number of the visitor's ticket, by which they find the interpreter of before again. */
export function TicketField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT('tablet');
  return (
    <TextField
      className={styles.ticket ?? ''}
      value={value}
      onChange={onChange}
      maxLength={20}
      isInvalid={!isTicket(value)}
      autoComplete="off"
    >
      <Label className={styles.label ?? ''}>{t('wishes.ticket')}</Label>
      <Input className={styles.input ?? ''} data-testid="wishes-ticket" spellCheck="false" />
      <Text slot="description" className={styles.note ?? ''}>
        {t('wishes.ticketNote')}
      </Text>
      <FieldError className={styles.problem ?? ''}>{t('wishes.ticketProblem')}</FieldError>
    </TextField>
  );
}
