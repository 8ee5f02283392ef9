import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import { useState } from 'react';
import { invite, type InvitationDraft, type MadeInvitation } from '../../api/people-queries.ts';
import { draftProblems } from '../../people/draft-problems.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './dialogs.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useAct } from './use-act.ts';

interface InviteDialogProps {
  onMade: (made: MadeInvitation) => void;
  onClose: () => void;
}

const blank: InvitationDraft = { role: 'interpreter', name: '', email: '', languages: [] };

/** Asks whom to invite, as what. */
export function InviteDialog({ onMade, onClose }: InviteDialogProps) {
  const t = useT('admin');
  const errorText = useErrorText();
  const [draft, setDraft] = useState(blank);
  const [wasTried, setWasTried] = useState(false);
  const asked = draft.role === 'interpreter' ? draft : { ...draft, languages: [] };
  const problems = draftProblems(asked);
  const { mutate, isPending, error } = useAct(() => invite(asked), onMade);
  const change = (part: Partial<InvitationDraft>): void => setDraft({ ...draft, ...part });
  const problem = (field: 'name' | 'email' | 'languages') =>
    wasTried && problems.has(field) ? t(`people.inviteDialog.wrong.${field}`) : null;
  const submit = (): void => {
    setWasTried(true);
    if (problems.size === 0) mutate();
  };
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
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
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
        {error !== null && <Banner kind="error">{errorText(error.code)}</Banner>}
        {/* Enter in a field sends the form only where there is something to send it with. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
