import { MadoError } from '@mado/core/domain/errors.ts';
import type { CallQuality } from '@mado/core/protocol/quality.ts';
import type { CallDetail, CallLogEntry, CallLogPage } from '@mado/core/protocol/rest/calls.ts';
import type { Database } from '../db/database.ts';
import { qualityOf } from '../quality/call-quality.ts';
import { findWindows } from '../quality/quality-repository.ts';
import { findEntry, findPage, findTimeline } from './call-log-repository.ts';

/** How many calls an export reads at a time. */
const EXPORT_PAGE = 500;

/** What was asked for and what became of it, for administrators. */
export class CallLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param query `cursor`: the id of the last call of the page before. */
  async page(query: { cursor?: string | undefined; limit: number }): Promise<CallLogPage> {
    const { cursor: before, limit } = query;
    const found = await this.#database.read('callLogPage', (db) =>
      findPage(db, { before, limit: limit + 1 }),
    );
    const calls = found.slice(0, limit);
    return { calls, nextCursor: found.length > limit ? (calls.at(-1)?.callId ?? null) : null };
  }

  /** @throws {MadoError} `call-not-found` */
  async line(callId: string): Promise<CallLogEntry> {
    const call = await this.#database.read('callLine', (db) => findEntry(db, callId));
    if (call === null) throw new MadoError('call-not-found');
    return call;
  }

  /** @throws {MadoError} `call-not-found` */
  async detail(callId: string): Promise<CallDetail> {
    const call = await this.line(callId);
    const timeline = await this.#database.read('callTimeline', (db) => findTimeline(db, callId));
    return { call, timeline };
  }

  /** @throws {MadoError} `call-not-found` */
  async quality(callId: string): Promise<CallQuality> {
    const { language } = await this.line(callId);
    const windows = await this.#database.read('callQuality', (db) => findWindows(db, callId));
    return qualityOf(language.modality, windows);
  }

  /** Every call, newest first, however many there are. */
  async *all(pageSize = EXPORT_PAGE): AsyncGenerator<CallLogEntry> {
    let cursor: string | undefined;
    do {
      const page = await this.page({ cursor, limit: pageSize });
      yield* page.calls;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}
