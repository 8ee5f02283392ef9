import type { AuthName } from './access.ts';
import type { Fact } from './facts.ts';
import type { PersonRequest } from './person-sign-in.ts';

/** How somebody signs in by each route. */
const methods: Partial<Record<AuthName, string>> = {
  'POST /sign-in/email': 'password',
  'POST /two-factor/verify-totp': 'password and code',
  'POST /two-factor/verify-backup-code': 'password and recovery code',
  'POST /passkey/verify-authentication': 'passkey',
};

/** What somebody who is signed in changes of their own account. */
const actions: Partial<Record<AuthName, string>> = {
  'POST /sign-out': 'sign-out',
  'POST /revoke-other-sessions': 'other-sessions-ended',
  'POST /change-password': 'password-changed',
  'POST /two-factor/verify-totp': 'two-factor-enabled',
  'POST /two-factor/disable': 'two-factor-disabled',
  'POST /two-factor/generate-backup-codes': 'recovery-codes-made',
  'POST /passkey/verify-registration': 'passkey-added',
  'POST /passkey/delete-passkey': 'passkey-removed',
};

/** With these anybody begins anew, whoever was signed in on the browser; codes of somebody signed in are their own. */
const begins: readonly AuthName[] = ['POST /sign-in/email', 'POST /passkey/verify-authentication'];

export const isSignIn = ({ name, principal }: PersonRequest): boolean =>
  methods[name] !== undefined && (principal === null || begins.includes(name));

/** @param signedIn whom the request has signed in */
export function factOf(request: PersonRequest, signedIn: string | null): Fact | null {
  const { name, principal, client } = request;
  const method = methods[name];
  if (signedIn !== null && method !== undefined) {
    const detail = { method, client };
    return { ...base(request), action: 'sign-in', subject: { kind: 'person', id: signedIn }, detail };
  }
  const action = actions[name];
  if (principal === null || action === undefined) return null;
  return { ...base(request), action, subject: { kind: 'person', id: principal.subjectId }, detail: {} };
}

/** @param personId whose account it was; null where there is none of that name, or nobody can tell */
export function failedSignIn(request: PersonRequest, personId: string | null): Fact {
  const { name, client } = request;
  return {
    ...base(request),
    action: 'sign-in-failed',
    subject: personId === null ? null : { kind: 'person', id: personId },
    detail: { method: methods[name] ?? '', client },
  };
}

const base = ({ principal, peer }: PersonRequest) => ({ actor: principal, from: peer });
