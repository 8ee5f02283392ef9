import type { Role } from '@mado/core/protocol/version.ts';
import type { Socket } from 'socket.io';

/** No handshake takes this long, in milliseconds. */
const LONGEST_HANDSHAKE_MS = 60_000;

/** Which sockets belong to whom, right now. */
export class Connections {
  /** When somebody was cut off, by whom. */
  readonly #cuts = new Map<string, number>();
  readonly #sockets: Record<Role, Map<string, Set<Socket>>> = {
    tablet: new Map(),
    interpreter: new Map(),
    admin: new Map(),
  };

  /** @returns false when they were cut off while the handshake was under way: they were let in on what held before. */
  add(role: Role, subjectId: string, socket: Socket): boolean {
    if (socket.handshake.issued <= (this.#cuts.get(`${role} ${subjectId}`) ?? 0)) return false;
    const all = this.#sockets[role];
    const own = all.get(subjectId) ?? new Set();
    all.set(subjectId, own.add(socket));
    return true;
  }

  /** Those beyond the newest `most`, the oldest first. */
  surplus(role: Role, subjectId: string, most: number): readonly Socket[] {
    const own = [...(this.#sockets[role].get(subjectId) ?? [])];
    return own.slice(0, Math.max(0, own.length - most));
  }

  /** Hands back all that somebody had open, for good: of those that are on their way, none is added any more. */
  cut(role: Role, subjectId: string): Iterable<Socket> {
    const now = Date.now();
    for (const [key, at] of this.#cuts) if (now - at > LONGEST_HANDSHAKE_MS) this.#cuts.delete(key);
    this.#cuts.set(`${role} ${subjectId}`, now);
    const cut = [...this.of(role, subjectId)];
    this.#sockets[role].delete(subjectId);
    return cut;
  }

  /** @returns false when it was cut off before. */
  remove(role: Role, subjectId: string, socket: Socket): boolean {
    const own = this.#sockets[role].get(subjectId);
    const wasThere = own?.delete(socket) ?? false;
    if (own?.size === 0) this.#sockets[role].delete(subjectId);
    return wasThere;
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
