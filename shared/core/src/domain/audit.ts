/** What the audit log tells of. Words for people are chosen by the client, by action. */
export const auditActions = [
  // Getting in
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'other-sessions-ended',
  'password-changed',
  'two-factor-enabled',
  'two-factor-disabled',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-made',
  'recovery-code-used',
  // People
  'invitation-made',
  'invitation-used',
  'invitation-withdrawn',
  'person-disabled',
  'person-enabled',
  'role-changed',
  'person-erased',
  'person-exported',
  // Tablets
  'tablet-paired',
  'tablet-denied',
  'tablet-credential-taken',
  'tablet-revoked',
  'tablet-moved',
  // The service
  'setting-changed',
  'call-log-viewed',
  'call-log-exported',
  'call-viewed',
  // The log itself, and what is deleted by itself
  'audit-log-viewed',
  'audit-log-exported',
  'audit-log-verified',
  'audit-pruned',
  'records-deleted',
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * Who did it: a person or a tablet that was signed in, the server by itself, its operator by a command, or somebody who
 * was not signed in.
 */
export const auditActorKinds = [
  'tablet',
  'interpreter',
  'supervisor',
  'admin',
  'system',
  'operator',
  'nobody',
] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];

/** What it was done to. */
export const auditSubjectKinds = [
  'person',
  'tablet',
  'counter',
  'invitation',
  'pairing',
  'setting',
  'call',
  'call-log',
  'audit-log',
  'records',
] as const;
export type AuditSubjectKind = (typeof auditSubjectKinds)[number];

/** What belongs to an entry beside who, what and when: few, flat and short, and never a name. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What can be wrong with the chain of entries. */
export const auditProblems = [
  /** Its content is not what was written. */
  'altered',
  /** It does not follow the entry before it. */
  'unlinked',
  /** An entry before it is not there. */
  'missing',
  /** What stands before the first entry was not removed by the rules of retention. */
  'beginning-cut',
  /** The log ends before the last entry that this server knows of. */
  'end-cut',
  /** The last entry that this server knows of is another one. */
  'replaced',
  /** Made with a key that this server does not know. */
  'key-unknown',
] as const;
export type AuditProblem = (typeof auditProblems)[number];
