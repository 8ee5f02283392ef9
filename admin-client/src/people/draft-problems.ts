import { peopleRoutes } from '@mado/core/protocol/rest/people.ts';
import type { InvitationDraft } from '../api/people-queries.ts';

export type DraftField = 'name' | 'email' | 'languages';
const { body } = peopleRoutes['POST /api/admin/invitations'];

/** What is wrong with an invitation before it is sent, by its fields. */
export function draftProblems(draft: InvitationDraft): ReadonlySet<DraftField> {
  const { error } = body.safeParse(draft);
  const fields = (error?.issues ?? []).map(({ path }) => path[0] as DraftField);
  const lacksLanguage = draft.role === 'interpreter' && draft.languages.length === 0;
  return new Set(lacksLanguage ? [...fields, 'languages'] : fields);
}
