import { pipeline } from 'node:stream/promises';
import { auditCsv } from '../audit/audit-csv.ts';
import type { Audit } from '../audit/audit.ts';
import type { Api } from './api.ts';

/** The audit log: pages, a file, whether it is whole. */
export const serveAudit = (api: Api, { log, views, verification }: Audit): Api =>
  api
    .on('GET /api/admin/audit', async ({ query, ...viewer }) => {
      const { cursor, limit: _, ...filter } = query;
      const tellNext = await views.auditLog(viewer, filter, asText(cursor ?? null));
      const page = await log.page(query);
      tellNext(asText(page.nextCursor));
      return page;
    })
    .on('GET /api/admin/audit.csv', async ({ query, response, ...viewer }) => {
      await views.once(viewer, 'audit-log-exported', 'audit-log', query);
      response.type('text/csv; charset=utf-8').attachment('mado-audit.csv');
      await pipeline(auditCsv(log.all(query)), response);
      return undefined;
    })
    .on('POST /api/admin/audit/verify', async (viewer) => {
      await views.once(viewer, 'audit-log-verified', 'audit-log');
      return verification.verdict();
    });

/** A place in the log as text that sorts as the places do: none has more digits. */
const asText = (place: number | null): string | null =>
  place === null ? null : String(place).padStart(16, '0');
