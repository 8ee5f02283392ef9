import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { Protocol, RequestName } from '@mado/core/protocol/contract.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { mediaRequests } from '@mado/core/protocol/media.ts';
import type { RestName } from '@mado/core/protocol/rest/routes.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';

/** Who asks: a tablet, or a person by what they are. Supervisors use the client of administrators. */
export const actors = ['tablet', 'interpreter', 'supervisor', 'admin'] as const;
export type Actor = (typeof actors)[number];

/** `anybody`: also who is not signed in. */
export type Allowed = readonly Actor[] | 'anybody';
/** Events are for who passed the handshake. */
type Events<P extends Protocol> = Record<RequestName<P>, readonly Actor[]>;

const tablets = ['tablet'] as const;
const interpreters = ['interpreter'] as const;
const admins = ['admin'] as const;
const overseers = ['supervisor', 'admin'] as const;
const people = ['interpreter', 'supervisor', 'admin'] as const;

const media = <A extends Actor>(who: readonly A[]) =>
  ({
    'media:join': who,
    'media:probe': who,
    'media:return': who,
    'media:open': who,
    'media:connect': who,
    'media:restart-ice': who,
    'media:warm-send': who,
    'media:warm-receive': who,
    'media:produce': who,
    'media:set-paused': who,
    'media:set-lowered': who,
    'media:consume': who,
    'media:resume': who,
    'media:key-frame': who,
    'media:text': who,
    'media:quality': who,
  }) satisfies Record<keyof typeof mediaRequests, readonly A[]>;

/** Who may use what. A route or an event that is missing here does not compile. */
export const access = {
  rest: {
    'GET /api/admin/calls': overseers,
    'GET /api/admin/calls.csv': overseers,
    'GET /api/admin/calls/:callId/line': overseers,
    'GET /api/admin/calls/:callId': overseers,
    'GET /api/admin/calls/:callId/quality': overseers,
    'GET /api/admin/languages': overseers,
    'GET /api/admin/routing': overseers,
    'PUT /api/admin/routing/languages/:language': admins,
    'PUT /api/admin/routing/languages/:language/opening': admins,
    'PUT /api/admin/routing/languages/:language/variants': admins,
    'PUT /api/admin/routing/counters/:counterId': admins,
    'PUT /api/admin/routing/interpreters/:interpreterId': admins,
    'PUT /api/admin/routing/interpreters/:interpreterId/:language': admins,
    'PUT /api/admin/routing/groups/:groupId': admins,
    'POST /api/admin/routing/groups/:groupId/remove': admins,
    'PUT /api/admin/routing/members/:interpreterId': admins,
    'GET /api/admin/people': admins,
    'GET /api/admin/people/:personId/data': admins,
    'POST /api/admin/people/:personId/renew': admins,
    'POST /api/admin/people/:personId/role': admins,
    'POST /api/admin/people/:personId/disable': admins,
    'POST /api/admin/people/:personId/enable': admins,
    'POST /api/admin/people/:personId/erase': admins,
    'POST /api/admin/invitations': admins,
    'POST /api/admin/invitations/:invitationId/withdraw': admins,
    'POST /api/admin/invitation/open': 'anybody',
    'POST /api/admin/invitation/accept': 'anybody',
    'POST /api/interpreter/invitation/open': 'anybody',
    'POST /api/interpreter/invitation/accept': 'anybody',
    'GET /api/admin/audit': admins,
    'GET /api/admin/audit.csv': admins,
    'POST /api/admin/audit/verify': admins,
    'POST /api/tablet/pairing': 'anybody',
    'POST /api/tablet/pairing/poll': 'anybody',
    'GET /api/admin/tablets': overseers,
    'GET /api/admin/counters': overseers,
    'POST /api/admin/pairings/find': admins,
    'POST /api/admin/pairings/approve': admins,
    'POST /api/admin/pairings/deny': admins,
    'POST /api/admin/tablets/:tabletId/revoke': admins,
    'POST /api/admin/tablets/:tabletId/move': admins,
  } satisfies Record<RestName, Allowed>,
  /** What is open of the library for accounts, under `/api/auth/admin` and `/api/auth/interpreter`; all else is 404. */
  auth: {
    'GET /get-session': people,
    'POST /sign-in/email': 'anybody',
    'POST /two-factor/verify-totp': 'anybody',
    'POST /two-factor/verify-backup-code': 'anybody',
    'GET /passkey/generate-authenticate-options': 'anybody',
    'POST /passkey/verify-authentication': 'anybody',
    'POST /sign-out': people,
    'POST /revoke-other-sessions': people,
    'POST /change-password': people,
    'POST /two-factor/enable': people,
    'POST /two-factor/disable': people,
    'POST /two-factor/generate-backup-codes': people,
    'GET /passkey/generate-register-options': people,
    'POST /passkey/verify-registration': people,
    'GET /passkey/list-user-passkeys': people,
    'POST /passkey/delete-passkey': people,
  } satisfies Record<string, Allowed>,
  events: {
    tablet: {
      ...media(tablets),
      sync: tablets,
      'call:request': tablets,
      'call:survey': tablets,
      'call:next-time': tablets,
      'call:dismiss': tablets,
      'call:end': tablets,
      'call:media-up': tablets,
    } satisfies Events<TabletProtocol>,
    interpreter: {
      ...media(interpreters),
      sync: interpreters,
      'status:set': interpreters,
      'offer:accept': interpreters,
      'offer:decline': interpreters,
      'wrap-up:prolong': interpreters,
      'wrap-up:done': interpreters,
      'call:end': interpreters,
      'call:media-up': interpreters,
    } satisfies Events<InterpreterProtocol>,
    admin: { sync: overseers } satisfies Events<AdminProtocol>,
  },
} as const;

export type AuthName = keyof typeof access.auth;

/** Whether this actor may; null: who is not signed in. */
export const mayUse = (allowed: Allowed, actor: Actor | null): boolean =>
  allowed === 'anybody' || (actor !== null && allowed.includes(actor));
