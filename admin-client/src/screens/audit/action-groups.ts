import type { AuditAction } from '@mado/core/domain/audit.ts';

/** The actions as they are offered to look for, by what they are about. */
export const actionGroups = {
  access: [
    'sign-in',
    'sign-in-failed',
    'sign-out',
    'password-changed',
    'other-sessions-ended',
    'two-factor-enabled',
    'recovery-codes-made',
    'two-factor-disabled',
    'passkey-added',
    'passkey-removed',
    'recovery-code-used',
  ],
  people: [
    'invitation-made',
    'invitation-used',
    'invitation-withdrawn',
    'person-disabled',
    'person-enabled',
    'role-changed',
    'person-erased',
    'person-exported',
  ],
  tablets: ['tablet-paired', 'tablet-denied', 'tablet-credential-taken', 'tablet-revoked', 'tablet-moved'],
  service: ['setting-changed', 'call-log-viewed', 'call-log-exported', 'call-viewed'],
  records: [
    'audit-log-viewed',
    'audit-log-exported',
    'audit-log-verified',
    'audit-pruned',
    'records-deleted',
  ],
} as const satisfies Record<string, readonly AuditAction[]>;
