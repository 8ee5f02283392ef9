import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import type { MadeInvitation } from '../../api/people-queries.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './dialogs.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useDraft } from './use-draft.ts';

interface InviteDialogProps {
  onMade: (made: MadeInvitation) => void;
  onClose: () => void;
}

/** Asks whom to invite, as what. */
export function InviteDialog({ onMade, onClose }: InviteDialogProps) {
  const t = useT('admin');
  const errorText = useErrorText();
  const { form, error, isPending, submit, ...rest } = useDraft(onMade);
  const actions = (
    <>
      <Button onPress={onClose}>{t('people.cancel')}</Button>
      <Button kind="primary" onPress={submit} isPending={isPending} data-testid="invite-confirm">
        {t('people.inviteDialog.confirm')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={onClose} title={t('people.inviteDialog.title')} actions={actions}>
      <form
        ref={form}
        className={styles.body}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Fields {...rest} />
        {error !== null && <Banner kind="error">{errorText(error.code)}</Banner>}
        {/* Without it, Enter in a field would not send the form. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

type FieldsProps = Pick<ReturnType<typeof useDraft>, 'draft' | 'change' | 'problem'>;

function Fields({ draft, change, problem }: FieldsProps) {
  const t = useT('admin');
  return (
    <>
      <RoleChoice role={draft.role} onChange={(role) => change({ role })} />
      <TextField
        label={t('people.inviteDialog.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        maxLength={80}
        problem={problem('name')}
        data-testid="invite-name"
      />
      <TextField
        label={t('people.inviteDialog.email')}
        hint={t('people.inviteDialog.emailHint')}
        type="email"
        value={draft.email}
        onChange={(email) => change({ email })}
        maxLength={254}
        problem={problem('email')}
        data-testid="invite-email"
      />
      {draft.role === 'interpreter' && (
        <LanguageChoice
          chosen={draft.languages}
          onChange={(languages) => change({ languages })}
          problem={problem('languages')}
        />
      )}
    </>
  );
}
