import { randomUUID } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { MediaObjects } from '@mado/sfu-server/media/media-engine.ts';

export type Kind = keyof MediaObjects;

/** A thing that counts while it lives, and takes what belongs to it along when it closes. */
export class FakeObject {
  readonly id = randomUUID();
  readonly kind: Kind;
  readonly children = new Set<FakeObject>();
  readonly #living: Set<FakeObject>;
  closed = false;

  constructor(kind: Kind, living: Set<FakeObject>, ...owners: FakeObject[]) {
    this.kind = kind;
    this.#living = living;
    living.add(this);
    for (const owner of owners) owner.children.add(this);
  }

  child(kind: Kind, ...otherOwners: FakeObject[]): FakeObject {
    return new FakeObject(kind, this.#living, this, ...otherOwners);
  }

  close(): void {
    this.closed = true;
    this.#living.delete(this);
    for (const child of this.children) if (!child.closed) child.close();
  }

  /** @throws {MadoError} `media-unavailable` once closed */
  assertOpen(): void {
    if (this.closed) throw new MadoError('media-unavailable', 'closed');
  }
}
