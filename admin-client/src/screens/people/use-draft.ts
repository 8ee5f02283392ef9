import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useEffect, useRef, useState } from 'react';
import { invite, type InvitationDraft, type MadeInvitation } from '../../api/people-queries.ts';
import { draftProblems, type DraftField } from '../../people/draft-problems.ts';
import { useAct } from './use-act.ts';

const blank: InvitationDraft = { role: 'interpreter', name: '', email: '', languages: [] };

/** An invitation that is being written. What is wrong with it is said once it was to be sent. */
export function useDraft(onMade: (made: MadeInvitation) => void) {
  const t = useT('admin');
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(blank);
  const [tries, setTries] = useState(0);
  const asked = draft.role === 'interpreter' ? draft : { ...draft, languages: [] };
  const problems = draftProblems(asked);
  const { mutate, isPending, error } = useAct(() => invite(asked), onMade);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return {
    form,
    draft,
    isPending,
    error,
    change: (part: Partial<InvitationDraft>): void => setDraft({ ...draft, ...part }),
    problem: (field: DraftField): string | null =>
      tries > 0 && problems.has(field) ? t(`people.inviteDialog.wrong.${field}`) : null,
    submit: (): void => {
      setTries(tries + 1);
      if (problems.size === 0) mutate();
    },
  };
}
