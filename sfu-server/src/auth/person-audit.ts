import type { AuthName } from './access.ts';
import type { AuditAction } from '@mado/core/domain/audit.ts';
import type { NewAuditEntry } from '../audit/auditor.ts';
import type { PersonRequest } from './person-sign-in.ts';

/** How somebody signs in by each route. */
const methods: Partial<Record<AuthName, string>> = {
  'POST /sign-in/email': 'password',
  'POST /two-factor/verify-totp': 'password and code',
  'POST /two-factor/verify-backup-code': 'password and recovery code',
  'POST /passkey/verify-authentication': 'passkey',
};

/** What somebody who is signed in changes of their own account. */
const actions: Partial<Record<AuthName, AuditAction>> = {
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
export function entriesOf(request: PersonRequest, signedIn: string | null): NewAuditEntry[] {
  const { name, principal, client } = request;
  const method = methods[name];
  if (signedIn !== null && method !== undefined) {
    const about = { ...base(request), subject: { kind: 'person', id: signedIn } } as const;
    const entry = { ...about, action: 'sign-in', detail: { method, client } } as const;
    const recovered = name === 'POST /two-factor/verify-backup-code';
    return recovered ? [{ ...about, action: 'recovery-code-used' }, entry] : [entry];
  }
  const action = actions[name];
  if (principal === null || action === undefined) return [];
  return [{ ...base(request), action, subject: { kind: 'person', id: principal.subjectId } }];
}

/** @param personId whose account it was; null where there is none of that name, or nobody can tell */
export function failedSignIn(request: PersonRequest, personId: string | null): NewAuditEntry {
  const { name, client } = request;
  return {
    ...base(request),
    action: 'sign-in-failed',
    subject: personId === null ? null : { kind: 'person', id: personId },
    detail: { method: methods[name] ?? '', client },
  };
}

const base = ({ principal, peer }: PersonRequest) => ({ actor: principal, from: peer });
