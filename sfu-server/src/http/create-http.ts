import express, { type Express } from 'express';
import type { Accounts } from '../accounts.ts';
import type { Subject } from '../auth/principal.ts';
import type { CallLog } from '../call-log/call-log.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { Api } from './api.ts';
import { serveCalls } from './calls.ts';
import { clients, type ClientFolders } from './clients.ts';
import { errorHandler, notFound } from './errors.ts';
import { healthz, readyz, type ReadinessChecks } from './health.ts';
import { link } from './link.ts';
import { servePeople } from './people.ts';
import { personAuth } from './person-auth.ts';
import { metricsPage } from './metrics.ts';
import { landingPage, PAGES_CSS, pagesCss } from './pages.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpDeps {
  readonly config: Pick<Config, 'secure' | 'publicUrl' | 'trustedProxies' | 'metricsToken'>;
  readonly log: Logger;
  readonly accounts: Pick<Accounts, 'sessions' | 'signIn' | 'people' | 'sessionsChanged'>;
  readonly shutOut: (subject: Subject) => void;
  readonly callLog: CallLog;
  readonly metrics: Pick<Metrics, 'expose' | 'contentType'>;
  readonly readiness: ReadinessChecks;
  readonly clients: ClientFolders;
}

/** Everything that is spoken over plain HTTP. */
export function createHttp(deps: HttpDeps): Express {
  const { config, log, accounts, callLog, shutOut } = deps;
  const { sessions, signIn } = accounts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustedProxies ?? false);
  app.use(requestLog(log), securityHeaders(config));
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(deps.readiness, log));
  app.get('/metrics', metricsPage(deps.metrics, config));
  app.get('/link/:token', link(sessions));
  app.use(personAuth({ sessions, signIn, origin: config }));
  const api = new Api({ sessions, origin: config });
  serveCalls(api, callLog);
  servePeople(api, { context: accounts.people, shutOut, sessionsChanged: accounts.sessionsChanged });
  app.use(api.closed());
  app.get('/', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache').send(landingPage);
  });
  app.get(PAGES_CSS, pagesCss);
  app.use(clients(deps.clients));
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}
