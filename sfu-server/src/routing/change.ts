import type { AuditDetail } from '@mado/core/domain/audit.ts';
import type { Auditor } from '../audit/auditor.ts';
import type { Doer } from '../auth/principal.ts';
import type { Database, Executor } from '../db/database.ts';

/** What the use cases of the routing's settings need. */
export interface RoutingContext {
  readonly database: Database;
  readonly auditor: Pick<Auditor, 'append'>;
  /** By whose clocks opening hours go. */
  readonly timeZone: string;
  /** Calls that wait may be rung for by other rules now, and other calls be taken. */
  readonly changed: () => void;
}

/** A setting and its entry in the audit log, in one transaction. */
export async function change(
  { database, auditor, changed }: RoutingContext,
  { actor, from }: Doer,
  setting: string,
  work: (tx: Executor) => Promise<{ readonly before: object; readonly after: object }>,
): Promise<void> {
  await database.transaction('set-routing', async (tx) => {
    const { before, after } = await work(tx);
    const detail = { ...spelled('before', before), ...spelled('after', after) };
    await auditor.append(tx, {
      actor,
      action: 'setting-changed',
      subject: { kind: 'setting', id: setting },
      from,
      detail,
    });
  });
  changed();
}

/** As the audit log keeps it: flat, and a list as text. */
const spelled = (when: 'before' | 'after', settings: object): AuditDetail =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]: [string, unknown]) => [
      `${when}-${name}`,
      typeof value === 'number' || typeof value === 'string' || value === null
        ? value
        : JSON.stringify(value),
    ]),
  );
