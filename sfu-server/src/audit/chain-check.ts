import type { AuditProblem } from '@mado/core/domain/audit.ts';
import { GENESIS, hashOf, type ChainHead, type StoredEntry } from './chain.ts';
import type { AuditKeys } from './keys.ts';

/** The first entry at which a chain is broken, and how. */
export interface Broken {
  readonly seq: number;
  readonly problem: AuditProblem;
}

/** What an entry says about those before it that were removed by age: the last of them. */
interface Pruning {
  readonly through: number;
  readonly hash: string;
}

/**
 * Checks a chain entry by entry, in a memory that does not grow with it. The entries that retention has condemned may be
 * gone, or on their way: what is left must begin where the newest pruning allows it, and follow the hash that it names.
 */
export class ChainCheck {
  readonly #keys: Pick<AuditKeys, 'find'>;
  readonly #head: ChainHead | null;
  #first: StoredEntry | null = null;
  #last: StoredEntry | null = null;
  #headSeen: string | null = null;
  #pruning: Pruning | null = null;
  /** What is missing, unless a pruning explains it. */
  #gap: Broken | null = null;
  #count = 0;

  /** @param head the last entry that is known from elsewhere; null: none is */
  constructor(keys: Pick<AuditKeys, 'find'>, head: ChainHead | null) {
    this.#keys = keys;
    this.#head = head;
  }

  get count(): number {
    return this.#count;
  }

  /** Takes the next entry. @returns the first that is wrong, or null */
  add(entry: StoredEntry): Broken | null {
    const problem = this.#problemOf(entry);
    if (problem !== null) return this.#gap ?? { seq: entry.seq, problem };
    const expected = (this.#last?.seq ?? entry.seq - 1) + 1;
    if (entry.seq !== expected) this.#skipTo(entry, expected);
    this.#first ??= entry;
    this.#last = entry;
    this.#count += 1;
    if (entry.seq === this.#head?.seq) this.#headSeen = entry.hash;
    this.#pruning = pruningOf(entry) ?? this.#pruning;
    return null;
  }

  /** After the last entry: whether the chain begins and ends where it must. */
  end(): Broken | null {
    return this.#beginning() ?? this.#ending();
  }

  #problemOf(entry: StoredEntry): AuditProblem | null {
    const key = this.#keys.find(entry.keyId);
    if (key === null) return 'key-unknown';
    if (hashOf(entry, key) !== entry.hash) return 'altered';
    const last = this.#last;
    return last?.seq === entry.seq - 1 && last.hash !== entry.prevHash ? 'unlinked' : null;
  }

  /** Retention may delete while the log is read: then the chain begins anew, as far as the rules let it. */
  #skipTo(entry: StoredEntry, missing: number): void {
    this.#gap ??= { seq: missing, problem: 'missing' };
    this.#first = entry;
  }

  #beginning(): Broken | null {
    const first = this.#first;
    if (first === null || (first.seq === 1 && first.prevHash === GENESIS)) return null;
    const { through, hash } = this.#pruning ?? { through: 0, hash: '' };
    // Half-way through a deletion the beginning is before the place that was named: its own link leads nowhere.
    const explained = first.seq <= through || (first.seq === through + 1 && first.prevHash === hash);
    return explained ? null : (this.#gap ?? { seq: first.seq, problem: 'beginning-cut' });
  }

  #ending(): Broken | null {
    const head = this.#head;
    if (head === null) return null;
    const last = this.#last?.seq ?? 0;
    if (last < head.seq) return { seq: last + 1, problem: 'end-cut' };
    // A server that was away for longer than entries are kept has a head that is gone by right.
    if (this.#headSeen === null && head.seq < (this.#first?.seq ?? 0)) return null;
    return this.#headSeen === head.hash ? null : { seq: head.seq, problem: 'replaced' };
  }
}

function pruningOf({ action, detail }: StoredEntry): Pruning | null {
  if (action !== 'audit-pruned') return null;
  const { through, hash } = detail;
  return typeof through === 'number' && typeof hash === 'string' ? { through, hash } : null;
}
