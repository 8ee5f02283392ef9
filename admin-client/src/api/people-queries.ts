import { post } from '@mado/client/http/ask.ts';
import { nothing } from '@mado/core/protocol/contract.ts';
import { languageRoutes } from '@mado/core/protocol/rest/languages.ts';
import { peopleRoutes } from '@mado/core/protocol/rest/people.ts';
import type { RestBody, RestOutput } from '@mado/core/protocol/rest/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from './get-json.ts';

const PEOPLE = '/api/admin/people';
const INVITATIONS = '/api/admin/invitations';

/** Somebody accepts an invitation or signs in without a word to us. */
const LOOK_AGAIN_MS = 15_000;

export type PeopleList = RestOutput<'GET /api/admin/people'>;
export type MadeInvitation = RestOutput<'POST /api/admin/invitations'>;
export type InvitationDraft = RestBody<'POST /api/admin/invitations'>;

/** Everybody with an account, and the invitations that are open. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => getJson(PEOPLE, peopleRoutes['GET /api/admin/people'].output, signal),
  refetchInterval: LOOK_AGAIN_MS,
});

/** The languages that the ward has. */
export const languagesQuery = queryOptions({
  queryKey: ['languages'],
  queryFn: ({ signal }) =>
    getJson('/api/admin/languages', languageRoutes['GET /api/admin/languages'].output, signal),
});

const made = peopleRoutes['POST /api/admin/invitations'].output;
const of = (personId: string) => `${PEOPLE}/${personId}`;

export const invite = (draft: InvitationDraft) => post(INVITATIONS, draft, made);
export const withdrawInvitation = (id: string) => post(`${INVITATIONS}/${id}/withdraw`, {}, nothing);
export const renewAccess = (personId: string) => post(`${of(personId)}/renew`, {}, made);
export const changeRole = (personId: string, role: 'admin' | 'supervisor') =>
  post(`${of(personId)}/role`, { role }, nothing);
export const disablePerson = (personId: string) => post(`${of(personId)}/disable`, {}, nothing);
export const enablePerson = (personId: string) => post(`${of(personId)}/enable`, {}, nothing);
export const erasePerson = (personId: string) => post(`${of(personId)}/erase`, {}, nothing);

/** Where the browser finds what is kept of somebody as a file. */
export const dataHref = (personId: string): string => `${of(personId)}/data`;
