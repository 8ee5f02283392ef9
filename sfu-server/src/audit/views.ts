import type { AuditAction, AuditSubjectKind } from '@mado/core/domain/audit.ts';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import type { Clock } from '../clock.ts';
import type { Auditor, Doer } from './auditor.ts';

/** Asking the same again within this time is one view: pages are read anew by themselves. In milliseconds. */
const AGAIN_MS = 60_000;
/** Further pages and changed lines belong to it for so long, however many are read. In milliseconds. */
const CONTINUED_MS = 3_600_000;
/** Beyond it the ones seen longest ago are forgotten, and recorded again. */
const MOST = 10_000;

/** Who looks, and from where. */
export interface Viewer {
  readonly principal: (Doer & { readonly sessionId: string }) | null;
  readonly peer: string;
}

interface View {
  readonly action: AuditAction;
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string | null };
  readonly filter?: AuditFilter;
}

/** A view that is written down, or being written. */
interface Seen {
  /** When it was; nothing makes it younger. */
  readonly at: number;
  readonly recorded: Promise<unknown>;
  /** The newest place from which it was said to go on. */
  reach: string;
}

/** Whether what is asked for now belongs to a view of this age, in milliseconds. */
type Belongs = (seen: Seen, ageMs: number) => boolean;

const again: Belongs = (_seen, ageMs) => ageMs < AGAIN_MS;
const changed: Belongs = (_seen, ageMs) => ageMs < CONTINUED_MS;
/** From further up than it was told to go on is not a continuation: what has come since could be read so. */
const onFrom =
  (cursor: string): Belongs =>
  ({ reach }, ageMs) =>
    ageMs < (cursor <= reach ? CONTINUED_MS : AGAIN_MS);

/** To be told where a page says that the next one begins: the same is a continuation from then on. */
export type TellNext = (nextCursor: string | null) => void;

const callLog = { action: 'call-log-viewed', subject: { kind: 'call-log', id: null } } as const;

/**
 * Writes down who looks at what, before it is shown: what cannot be written down is not shown. One view is one entry.
 * A browser reads what it shows again by itself, and in pieces; what an entry could not tell apart (the same session,
 * from the same address, asking for the same) is therefore one view: within a minute, or for an hour where it reads on
 * from where it was shown the log. Both are counted from the entry, so that no way of asking puts the next one off. Each
 * server remembers for itself, and forgets with its end: that may be an entry more, and never one less.
 */
export class Views {
  readonly #auditor: Pick<Auditor, 'record'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #seen = new Map<string, Seen>();

  constructor(auditor: Pick<Auditor, 'record'>, clock: Pick<Clock, 'now'>) {
    this.#auditor = auditor;
    this.#clock = clock;
  }

  /** @param cursor where the page before ended, of which a smaller one is older; null: from the beginning */
  callLog(viewer: Viewer, cursor: string | null): Promise<TellNext> {
    return this.#page(viewer, callLog, cursor);
  }

  /** One line, which changed while the log is looked at. */
  async callLine(viewer: Viewer): Promise<void> {
    await this.#view(viewer, callLog, changed);
  }

  async call(viewer: Viewer, callId: string): Promise<void> {
    await this.#view(viewer, { action: 'call-viewed', subject: { kind: 'call', id: callId } }, again);
  }

  /** @param cursor as of {@link Views.callLog} */
  auditLog(viewer: Viewer, filter: AuditFilter, cursor: string | null): Promise<TellNext> {
    const view = { action: 'audit-log-viewed', subject: { kind: 'audit-log', id: null }, filter } as const;
    return this.#page(viewer, view, cursor);
  }

  /** Each export and each verification is an entry. */
  async once(viewer: Viewer, action: AuditAction, kind: 'call-log' | 'audit-log', filter?: AuditFilter) {
    await this.#record(viewer, { action, subject: { kind, id: null }, ...(filter && { filter }) });
  }

  async #page(viewer: Viewer, view: View, cursor: string | null): Promise<TellNext> {
    const seen = await this.#view(viewer, view, cursor === null ? again : onFrom(cursor));
    return (next) => {
      if (next !== null && next > seen.reach) seen.reach = next;
    };
  }

  async #view(viewer: Viewer, view: View, belongs: Belongs): Promise<Seen> {
    const key = keyOf(viewer, view);
    const now = this.#clock.now().getTime();
    const known = this.#seen.get(key);
    const seen =
      known !== undefined && belongs(known, now - known.at)
        ? known
        : { at: now, recorded: this.#record(viewer, view), reach: '' };
    this.#remember(key, seen);
    try {
      await seen.recorded;
    } catch (error) {
      if (this.#seen.get(key) === seen) this.#seen.delete(key);
      throw error;
    }
    return seen;
  }

  #remember(key: string, seen: Seen): void {
    this.#seen.delete(key);
    this.#seen.set(key, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST && oldest !== undefined) this.#seen.delete(oldest);
  }

  #record({ principal, peer }: Viewer, { action, subject, filter = {} }: View): Promise<number> {
    return this.#auditor.record({ actor: principal, action, subject, from: peer, detail: detailOf(filter) });
  }
}

const keyOf = ({ principal, peer }: Viewer, { action, subject, filter = {} }: View): string =>
  JSON.stringify([
    principal?.actor,
    principal?.subjectId,
    principal?.sessionId,
    peer,
    action,
    subject.id,
    Object.entries(detailOf(filter)).sort(),
  ]);

/** What was asked for. Ids and instants: a filter has no name in it. */
const detailOf = (filter: AuditFilter): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
