import { pipeline } from 'node:stream/promises';
import { MadoError } from '@mado/core/domain/errors.ts';
import { id } from '@mado/core/protocol/contract.ts';
import { CALL_LOG_CSV, restRoutes, type CallDetail, type CallLogPage } from '@mado/core/protocol/rest.ts';
import express, { type Router } from 'express';
import { z } from 'zod';
import { callLogCsv } from '../call-log/call-log-csv.ts';
import type { CallLog } from '../call-log/call-log.ts';
import { route } from './pipeline.ts';

const LIST = '/api/admin/calls';
const DETAIL = '/api/admin/calls/:callId';

/** The call log of administrators: pages, one call, a file. */
export function calls(callLog: CallLog): Router {
  const router = express.Router();
  router.get(
    LIST,
    route(restRoutes[LIST].query, async (query, _request, response) => {
      response.json((await callLog.page(query)) satisfies CallLogPage);
    }),
  );
  router.get(
    DETAIL,
    route(restRoutes[DETAIL].query, async (_query, request, response) => {
      const callId = id.safeParse(request.params['callId']);
      if (!callId.success) throw new MadoError('call-not-found');
      response.json((await callLog.detail(callId.data)) satisfies CallDetail);
    }),
  );
  router.get(
    CALL_LOG_CSV,
    route(z.object({}), async (_query, _request, response) => {
      response.type('text/csv; charset=utf-8').attachment('mado-calls.csv');
      await pipeline(callLogCsv(callLog.all()), response);
    }),
  );
  return router;
}
