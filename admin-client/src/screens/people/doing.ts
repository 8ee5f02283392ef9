import type { Invitation, Person } from '@mado/core/protocol/rest/people.ts';
import type { MadeInvitation } from '../../api/people-queries.ts';

/** What an administrator is about to do, in a dialogue over the page. */
export type Doing =
  | { readonly what: 'invite' }
  | { readonly what: 'hand-over'; readonly made: MadeInvitation }
  | { readonly what: 'withdraw'; readonly invitation: Invitation }
  | { readonly what: 'renew' | 'role' | 'disable' | 'enable' | 'erase'; readonly person: Person };

export type Do = (doing: Doing) => void;
