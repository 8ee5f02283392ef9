/**
 * Raised with every change that an older client would misread. A client sends its own in the Socket.IO handshake
 * (`auth.protocol`); another one is refused with `outdated-client`.
 */
export const PROTOCOL_VERSION = 5;

/** The Socket.IO namespace of each role. */
export const namespaces = { tablet: '/tablet', interpreter: '/interpreter', admin: '/admin' } as const;
export type Role = keyof typeof namespaces;
