/** What somebody with an account may be. A supervisor sees what goes on and the call log, and changes nothing. */
export const personRoles = ['admin', 'supervisor', 'interpreter'] as const;
export type PersonRole = (typeof personRoles)[number];

/** The client that people of each role use. */
export const clientOf = {
  admin: 'admin',
  supervisor: 'admin',
  interpreter: 'interpreter',
} as const satisfies Record<PersonRole, 'admin' | 'interpreter'>;
export type PersonClient = (typeof clientOf)[PersonRole];

/**
 * Characters, at least: NIST SP 800-63B-4 (3.1.1.2) wants 15 where a password is all there is, and 8 beside a second
 * factor. Twelve, with the common ones refused, and a second factor offered at the first sign-in.
 */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;
