import type { PersonClient } from '@mado/core/domain/person.ts';
import { nothing } from '@mado/core/protocol/contract.ts';
import {
  ceremony,
  ownAccount,
  passkeyList,
  passwordAccepted,
  recoveryCodes,
  totpSetUp,
  type OwnAccount,
  type Passkey,
  type TotpSetUp,
} from '@mado/core/protocol/rest/account.ts';
import { peopleRoutes } from '@mado/core/protocol/rest/people.ts';
import type { RestBody, RestOutput } from '@mado/core/protocol/rest/routes.ts';
import { ask, post } from '../http/ask.ts';
import { createPasskey, askPasskey } from './ceremonies.ts';

export type Invited = RestOutput<'POST /api/admin/invitation/open'>;
type Acceptance = RestBody<'POST /api/admin/invitation/accept'>;

/** Every method rejects with a `RequestError`. */
export interface AccountApi {
  readonly client: PersonClient;
  readonly me: () => Promise<OwnAccount>;
  /** @returns whether a code is wanted as well */
  readonly signIn: (email: string, password: string) => Promise<boolean>;
  readonly giveCode: (code: string) => Promise<unknown>;
  readonly giveRecoveryCode: (code: string) => Promise<unknown>;
  readonly signInByPasskey: () => Promise<unknown>;
  readonly openInvitation: (token: string) => Promise<Invited>;
  readonly acceptInvitation: (acceptance: Acceptance) => Promise<unknown>;
  readonly changePassword: (currentPassword: string, newPassword: string) => Promise<unknown>;
  readonly beginApp: (password: string) => Promise<TotpSetUp>;
  readonly endApp: (password: string) => Promise<unknown>;
  readonly renewRecoveryCodes: (password: string) => Promise<readonly string[]>;
  readonly passkeys: () => Promise<readonly Passkey[]>;
  readonly addPasskey: (name: string) => Promise<unknown>;
  readonly removePasskey: (id: string) => Promise<unknown>;
  readonly endOtherSessions: () => Promise<unknown>;
  readonly signOut: () => Promise<unknown>;
}

/** What a client asks the server of somebody's own account. */
export function createAccountApi(client: PersonClient): AccountApi {
  const base = `/api/auth/${client}`;
  const invitation = `/api/${client}/invitation`;
  const opened = peopleRoutes['POST /api/admin/invitation/open'].output;
  const act = (path: string, body: object = {}) => post(base + path, body, nothing);
  return {
    client,
    me: () => ask(`${base}/get-session`, ownAccount),
    signIn: async (email, password) =>
      (await post(`${base}/sign-in/email`, { email, password }, passwordAccepted)).twoFactor,
    giveCode: (code) => act('/two-factor/verify-totp', { code }),
    giveRecoveryCode: (code) => act('/two-factor/verify-backup-code', { code }),
    signInByPasskey: async () => {
      const options = await ask(`${base}/passkey/generate-authenticate-options`, ceremony);
      return act('/passkey/verify-authentication', { response: await askPasskey(options) });
    },
    openInvitation: (token) => post(`${invitation}/open`, { token }, opened),
    acceptInvitation: (acceptance) => post(`${invitation}/accept`, acceptance, nothing),
    changePassword: (currentPassword, newPassword) =>
      act('/change-password', { currentPassword, newPassword }),
    beginApp: (password) => post(`${base}/two-factor/enable`, { password }, totpSetUp),
    endApp: (password) => act('/two-factor/disable', { password }),
    renewRecoveryCodes: async (password) =>
      (await post(`${base}/two-factor/generate-backup-codes`, { password }, recoveryCodes)).backupCodes,
    passkeys: async () => (await ask(`${base}/passkey/list-user-passkeys`, passkeyList)).passkeys,
    addPasskey: async (name) => {
      const options = await ask(`${base}/passkey/generate-register-options`, ceremony);
      return act('/passkey/verify-registration', { response: await createPasskey(options), name });
    },
    removePasskey: (id) => act('/passkey/delete-passkey', { id }),
    endOtherSessions: () => act('/revoke-other-sessions'),
    signOut: () => act('/sign-out'),
  };
}
