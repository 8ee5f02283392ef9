import type { Role } from '@mado/core/protocol/version.ts';
import type { Actor } from './access.ts';

/** A tablet or a person, and the client that they use. */
export interface Subject {
  readonly subjectId: string;
  readonly role: Role;
}

/** Somebody who is signed in. */
export interface Principal extends Subject {
  /** As what they act. */
  readonly actor: Actor;
  /** What is ended when they are signed out. */
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Who does something, and from where. */
export interface Doer {
  readonly actor: Principal;
  readonly from: string;
}
