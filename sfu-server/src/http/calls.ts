import { pipeline } from 'node:stream/promises';
import type { Views } from '../audit/views.ts';
import { callLogCsv } from '../call-log/call-log-csv.ts';
import type { CallLog } from '../call-log/call-log.ts';
import type { Api } from './api.ts';

/** The call log: pages, one line, one call, a file. Each is written down before it is shown. */
export const serveCalls = (api: Api, callLog: CallLog, views: Views): Api =>
  api
    .on('GET /api/admin/calls', async ({ query, ...viewer }) => {
      // Ids are compared as text here, and by what they stand for in the database.
      const tellNext = await views.callLog(viewer, query.cursor?.toLowerCase() ?? null);
      const page = await callLog.page(query);
      tellNext(page.nextCursor);
      return page;
    })
    .on('GET /api/admin/calls.csv', async ({ response, ...viewer }) => {
      await views.once(viewer, 'call-log-exported', 'call-log');
      response.type('text/csv; charset=utf-8').attachment('mado-calls.csv');
      await pipeline(callLogCsv(callLog.all()), response);
      return undefined;
    })
    .on('GET /api/admin/calls/:callId/line', async ({ params, ...viewer }) => {
      const line = await callLog.line(params.callId);
      await views.callLine(viewer);
      return line;
    })
    .on('GET /api/admin/calls/:callId', async ({ params, ...viewer }) => {
      const detail = await callLog.detail(params.callId);
      await views.call(viewer, params.callId);
      return detail;
    })
    .on('GET /api/admin/calls/:callId/quality', async ({ params, ...viewer }) => {
      const quality = await callLog.quality(params.callId);
      await views.call(viewer, params.callId);
      return quality;
    });
