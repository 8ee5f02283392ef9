import type { PersonClient } from '@mado/core/domain/person.ts';
import type { Subject } from '../auth/principal.ts';
import { acceptInvitation, founds, openInvitation } from '../people/acceptance.ts';
import { invite, renewAccess, withdrawInvitation, type Made } from '../people/invitations.ts';
import type { By, PeopleContext } from '../people/people-context.ts';
import {
  changeRole,
  dataOf,
  disablePerson,
  enablePerson,
  erase,
  listPeople,
  wardLanguages,
} from '../people/people.ts';
import type { Api, Asked } from './api.ts';
import type { RestName } from '@mado/core/protocol/rest/routes.ts';

export interface PeopleRouteDeps {
  readonly context: PeopleContext;
  /** Ends the connections and the media of who may not go on. */
  readonly shutOut: (subject: Subject) => Promise<void>;
  /** Sessions of somebody have ended. */
  readonly sessionsChanged: (whose: Subject) => void;
}

const nothing = {};

/** Accounts: who there is, invitations, and what becomes of them. */
export function servePeople(api: Api, deps: PeopleRouteDeps): Api {
  const { context, shutOut } = deps;
  api
    .on('GET /api/admin/people', ({ principal }) => listPeople(context, principal?.subjectId ?? ''))
    .on('GET /api/admin/languages', async () => ({ languages: await wardLanguages(context) }))
    .on('POST /api/admin/invitations', async (asked) =>
      made(asked, await invite(context, by(asked), asked.body)),
    )
    .on('POST /api/admin/invitations/:invitationId/withdraw', async (asked) => {
      await withdrawInvitation(context, by(asked), asked.params.invitationId);
      return nothing;
    })
    .on('POST /api/admin/people/:personId/renew', async (asked) =>
      made(asked, await renewAccess(context, by(asked), asked.params.personId)),
    )
    .on('POST /api/admin/people/:personId/role', async (asked) => {
      await shutOut(await changeRole(context, by(asked), asked.params.personId, asked.body.role));
      return nothing;
    })
    .on('POST /api/admin/people/:personId/disable', async (asked) => {
      await shutOut(await disablePerson(context, by(asked), asked.params.personId));
      return nothing;
    })
    .on('POST /api/admin/people/:personId/enable', async (asked) => {
      await enablePerson(context, by(asked), asked.params.personId);
      return nothing;
    })
    .on('POST /api/admin/people/:personId/erase', async (asked) => {
      await erase(context, by(asked), asked.params.personId);
      return nothing;
    })
    .on('GET /api/admin/people/:personId/data', (asked) => dataOf(context, by(asked), asked.params.personId));
  return serveInvitations(api, deps);
}

/** For who is invited: nobody yet. */
function serveInvitations(api: Api, { context, sessionsChanged }: PeopleRouteDeps): Api {
  for (const client of ['admin', 'interpreter'] satisfies PersonClient[]) {
    api
      .on(`POST /api/${client}/invitation/open`, async ({ body }) => {
        const invitation = await openInvitation(context, client, body.token);
        const { name, email, role, personId } = invitation;
        return { name, email, role, renews: personId !== null, founds: founds(invitation) };
      })
      .on(`POST /api/${client}/invitation/accept`, async ({ body, peer, request, response }) => {
        const acceptance = { ...body, from: peer, cookies: request.headers.cookie };
        const { cookies, ended } = await acceptInvitation(context, client, acceptance);
        for (const cookie of cookies) response.append('Set-Cookie', cookie);
        // This browser must have its new session before the line of the former one ends.
        response.once('close', () => ended.forEach(sessionsChanged));
        return nothing;
      });
  }
  return api;
}

/** At the address that the administrator uses themself. */
const made = <N extends RestName>({ origin }: Asked<N>, { invitation, path }: Made) => ({
  invitation,
  url: origin + path,
});

const by = <N extends RestName>({ principal, peer }: Asked<N>): By => ({ actor: principal, from: peer });
