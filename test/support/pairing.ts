import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { ApiClient } from './api-client.ts';
import type { DatabaseKind } from './databases.ts';
import { TestApp } from './start-app.ts';

export const PAIRING = 'POST /api/tablet/pairing';
export const POLL = 'POST /api/tablet/pairing/poll';
export const FIND = 'POST /api/admin/pairings/find';
export const APPROVE = 'POST /api/admin/pairings/approve';
export const DENY = 'POST /api/admin/pairings/deny';
export const REVOKE = 'POST /api/admin/tablets/:tabletId/revoke';
export const MOVE = 'POST /api/admin/tablets/:tabletId/move';
export const LIST = 'GET /api/admin/tablets';

/** A ward of two counters with an administrator who is signed in. */
export class PairingWard implements AsyncDisposable {
  readonly app: TestApp;
  readonly admin: ApiClient;
  /** By the order of the counters. */
  readonly counterIds: readonly string[];

  private constructor(parts: Pick<PairingWard, 'app' | 'admin' | 'counterIds'>) {
    this.app = parts.app;
    this.admin = parts.admin;
    this.counterIds = parts.counterIds;
  }

  static async start(
    database: DatabaseKind,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<PairingWard> {
    const app = await TestApp.start({ database, tablets: 2, interpreters: [['jsl']], environment });
    const admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    const { counters } = await admin.request('GET /api/admin/counters');
    return new PairingWard({ app, admin, counterIds: counters.map(({ counterId }) => counterId) });
  }

  /** What the audit log tells of tablets, the oldest first. */
  async recorded(): Promise<AuditEntry[]> {
    const { entries } = await this.app.app.audit.log.page({ limit: 200 });
    return entries.filter(({ action }) => action.startsWith('tablet-')).toReversed();
  }

  counterId(index = 0): string {
    return this.counterIds[index] ?? '';
  }

  /** A second session of the administrator. */
  async anotherAdmin(): Promise<ApiClient> {
    return new ApiClient(this.app.url, await this.app.signIn('admin', this.app.ward.administrator));
  }

  /** A device that shows a code. */
  async asking() {
    const device = new ApiClient(this.app.url);
    const { code } = await device.request(PAIRING);
    return { device, code };
  }

  /** A device that has become a tablet of the first counter. */
  async paired() {
    const { device, code } = await this.asking();
    const { tabletId } = await this.admin.request(APPROVE, { body: { code, counterId: this.counterId() } });
    await device.request(POLL);
    return { device, tabletId };
  }

  /** The list's line about a tablet. */
  async listed(tabletId: string) {
    const { tablets } = await this.admin.request(LIST);
    return tablets.find((tablet) => tablet.tabletId === tabletId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]();
  }
}

/** So many devices that ask after whoever asks already, each from an address. */
export async function crowd({ app }: PairingWard, count: number, address: (index: number) => string) {
  const now = app.clock.now().getTime();
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    device_hash: `device ${index}`,
    code_hash: `code ${index}`,
    created_at: new Date(now + 1),
    expires_at: new Date(now + 600_000),
    device: '?',
    address: address(index),
  }));
  await app.app.database.transaction('crowd', (tx) => tx.insertInto('pairing').values(rows).execute());
}
