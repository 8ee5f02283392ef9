import { pipeline } from 'node:stream/promises';
import { callLogCsv } from '../call-log/call-log-csv.ts';
import type { CallLog } from '../call-log/call-log.ts';
import type { Api } from './api.ts';

/** The call log: pages, one call, a file. */
export const serveCalls = (api: Api, callLog: CallLog): Api =>
  api
    .on('GET /api/admin/calls', ({ query }) => callLog.page(query))
    .on('GET /api/admin/calls.csv', async ({ response }) => {
      response.type('text/csv; charset=utf-8').attachment('mado-calls.csv');
      await pipeline(callLogCsv(callLog.all()), response);
      return undefined;
    })
    .on('GET /api/admin/calls/:callId', ({ params }) => callLog.detail(params.callId));
