import express, { type Express } from 'express';
import type { Accounts } from '../accounts.ts';
import type { Audit } from '../audit/audit.ts';
import type { Subject } from '../auth/principal.ts';
import type { CallLog } from '../call-log/call-log.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { RoutingContext } from '../routing/change.ts';
import { Api } from './api.ts';
import { serveAudit } from './audit.ts';
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
import { servePairing } from './pairing.ts';
import { renewTablet } from './renew-tablet.ts';
import { serveRouting } from './routing.ts';
import { securityHeaders } from './security-headers.ts';
import { serveTablets, type TabletDeps } from './tablets.ts';

export interface HttpDeps {
  readonly config: Pick<Config, 'mode' | 'secure' | 'publicUrl' | 'trustedProxies' | 'metricsToken'>;
  readonly log: Logger;
  readonly accounts: Pick<Accounts, 'sessions' | 'signIn' | 'people' | 'sessionsChanged'>;
  readonly shutOut: (subject: Subject) => Promise<void>;
  readonly callLog: CallLog;
  readonly audit: Audit;
  readonly tablets: TabletDeps;
  readonly routing: RoutingContext;
  readonly metrics: Pick<Metrics, 'expose' | 'contentType'>;
  readonly readiness: ReadinessChecks;
  readonly clients: ClientFolders;
}

/** Everything that is spoken over plain HTTP. */
export function createHttp(deps: HttpDeps): Express {
  const { config, log, accounts } = deps;
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
  app.use(createApi(deps).closed());
  app.get('/', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache').send(landingPage);
  });
  app.get(PAGES_CSS, pagesCss);
  app.use('/tablet', renewTablet(config.secure));
  app.use(clients(deps.clients, config.mode));
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}

function createApi({ accounts, config, callLog, audit, tablets, routing, shutOut }: HttpDeps): Api {
  const api = new Api({ sessions: accounts.sessions, origin: config });
  serveCalls(api, callLog, audit.views);
  servePeople(api, { context: accounts.people, shutOut, sessionsChanged: accounts.sessionsChanged });
  serveAudit(api, audit);
  servePairing(api, tablets.context);
  serveRouting(api, routing);
  return serveTablets(api, tablets);
}
