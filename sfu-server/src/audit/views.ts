import type { AuditAction, AuditSubjectKind } from '@mado/core/domain/audit.ts';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import type { Clock } from '../clock.ts';
import type { Auditor, Doer } from './auditor.ts';

/** Asking the same again within this time is one view: pages are read anew by themselves. In milliseconds. */
const AGAIN_MS = 60_000;
/** As long as further pages or changed lines are read at least this often, it goes on. In milliseconds. */
const CONTINUED_MS = 3_600_000;
/** Beyond it the ones seen longest ago are forgotten, and recorded again. */
const MOST = 10_000;

/** Who looks, and from where. */
export interface Viewer {
  readonly principal: Doer | null;
  readonly peer: string;
}

interface View {
  readonly action: AuditAction;
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string | null };
  readonly filter?: AuditFilter;
}

const callLog = { action: 'call-log-viewed', subject: { kind: 'call-log', id: null } } as const;

/**
 * Writes down who looks at what, before it is shown: what cannot be written down is not shown. One view is one entry.
 * A browser reads what it shows again by itself, and in pieces; what an entry could not tell apart (the same person, from
 * the same address, asking for the same) is therefore one view: within a minute, or for as long as it is a continuation
 * of something recorded. Each server remembers for itself, and forgets with its end: that may be an entry more, and
 * never one less.
 */
export class Views {
  readonly #auditor: Pick<Auditor, 'record'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #seen = new Map<string, { at: number; readonly recorded: Promise<unknown> }>();

  constructor(auditor: Pick<Auditor, 'record'>, clock: Pick<Clock, 'now'>) {
    this.#auditor = auditor;
    this.#clock = clock;
  }

  /** @param continued it is not the first page */
  callLog(viewer: Viewer, continued: boolean): Promise<void> {
    return this.#view(viewer, callLog, continued ? CONTINUED_MS : AGAIN_MS);
  }

  call(viewer: Viewer, callId: string): Promise<void> {
    return this.#view(viewer, { action: 'call-viewed', subject: { kind: 'call', id: callId } }, AGAIN_MS);
  }

  auditLog(viewer: Viewer, filter: AuditFilter, continued: boolean): Promise<void> {
    const view = { action: 'audit-log-viewed', subject: { kind: 'audit-log', id: null }, filter } as const;
    return this.#view(viewer, view, continued ? CONTINUED_MS : AGAIN_MS);
  }

  /** Each export and each verification is an entry. */
  async once(viewer: Viewer, action: AuditAction, kind: 'call-log' | 'audit-log', filter?: AuditFilter) {
    await this.#record(viewer, { action, subject: { kind, id: null }, ...(filter && { filter }) });
  }

  async #view(viewer: Viewer, view: View, withinMs: number): Promise<void> {
    const key = keyOf(viewer, view);
    const now = this.#clock.now().getTime();
    const seen = this.#seen.get(key);
    const same = seen !== undefined && now - seen.at < withinMs;
    const recorded = same ? seen.recorded : this.#record(viewer, view);
    // Continuing keeps it alive; asking anew does not, or a page that reloads itself would be one view all day.
    const at = same && withinMs === AGAIN_MS ? seen.at : now;
    this.#remember(key, { at, recorded });
    try {
      await recorded;
    } catch (error) {
      if (this.#seen.get(key)?.recorded === recorded) this.#seen.delete(key);
      throw error;
    }
  }

  #remember(key: string, view: { at: number; recorded: Promise<unknown> }): void {
    this.#seen.delete(key);
    this.#seen.set(key, view);
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
