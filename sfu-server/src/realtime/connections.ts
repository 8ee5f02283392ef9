import type { Role } from '@mado/core/protocol/version.ts';
import type { Socket } from 'socket.io';

/** Which sockets belong to whom, right now. */
export class Connections {
  readonly #sockets: Record<Role, Map<string, Set<Socket>>> = {
    tablet: new Map(),
    interpreter: new Map(),
    admin: new Map(),
  };

  add(role: Role, subjectId: string, socket: Socket): void {
    const all = this.#sockets[role];
    const own = all.get(subjectId) ?? new Set();
    all.set(subjectId, own.add(socket));
  }

  /** Those beyond the newest `most`, the oldest first. */
  surplus(role: Role, subjectId: string, most: number): readonly Socket[] {
    const own = [...(this.#sockets[role].get(subjectId) ?? [])];
    return own.slice(0, Math.max(0, own.length - most));
  }

  remove(role: Role, subjectId: string, socket: Socket): void {
    const own = this.#sockets[role].get(subjectId);
    own?.delete(socket);
    if (own?.size === 0) this.#sockets[role].delete(subjectId);
  }

  isPresent(role: Role, subjectId: string): boolean {
    return this.#sockets[role].has(subjectId);
  }

  /** Everybody who is connected in a role. */
  subjects(role: Role): Iterable<string> {
    return [...this.#sockets[role].keys()];
  }

  of(role: Role, subjectId: string): Iterable<Socket> {
    return this.#sockets[role].get(subjectId) ?? [];
  }

  all(role: Role): Iterable<Socket> {
    return [...this.#sockets[role].values()].flatMap((sockets) => [...sockets]);
  }

  counts(): Record<Role, number> {
    return {
      tablet: [...this.all('tablet')].length,
      interpreter: [...this.all('interpreter')].length,
      admin: [...this.all('admin')].length,
    };
  }
}
