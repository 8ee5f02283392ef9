import type { Principal } from './principal.ts';

/** Something that an administrator must be able to prove later. */
export interface Fact {
  /** Null: nobody who is signed in. */
  readonly actor: Pick<Principal, 'actor' | 'subjectId'> | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  /** The address that it came from. */
  readonly from: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}
