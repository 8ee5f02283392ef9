import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { Redemption, Sessions } from '../auth/sessions.ts';
import { TabletCredentials } from '../auth/tablet-credentials.ts';
import { Views } from '../audit/views.ts';
import type { CallLog } from '../call-log/call-log.ts';
import { systemClock } from '../clock.ts';
import type { TabletDeps } from './tablets.ts';
import { createLogger } from '../log.ts';
import { peersBehind } from '../peers.ts';
import { createHttp, type HttpDeps } from './create-http.ts';
import { HttpServer } from './server.ts';

/** What tests of the HTTP side talk to: the real server, with an administrator and one call but no database. */

export const sampleCall: CallLogEntry = {
  callId: '0195e0b0-0000-7000-8000-000000000001',
  state: 'queued',
  outcome: null,
  reason: null,
  language: { tag: 'jsl', modality: 'sign' },
  counter: { name: '福祉窓口', department: '保健福祉課', section: '福祉' },
  interpreter: null,
  requestedAt: 1_700_000_000_000,
  acceptedAt: null,
  activeAt: null,
  endedAt: null,
  rating: null,
  quality: null,
};

async function* everyCall() {
  yield sampleCall;
}

/** The call with the last digit 2 is one that the database fails over. */
const callLog: Pick<CallLog, 'page' | 'line' | 'detail' | 'quality' | 'all'> = {
  page: ({ cursor }) => Promise.resolve({ calls: [sampleCall], nextCursor: cursor ?? null }),
  line: () => Promise.resolve(sampleCall),
  detail: (callId) => {
    if (callId === sampleCall.callId) return Promise.resolve({ call: sampleCall, timeline: [] });
    return Promise.reject(callId.endsWith('2') ? new Error('down') : new MadoError('call-not-found'));
  },
  quality: () => Promise.resolve({ directions: [] }),
  all: everyCall,
};

const administrator = {
  actor: 'admin',
  subjectId: sampleCall.callId,
  sessionId: 's',
  expiresAt: new Date(1e13),
} as const;

export const usedToken = 'u'.repeat(43);
export const freshToken = 'f'.repeat(43);

const sessions: Pick<Sessions, 'authenticate' | 'known' | 'redeem'> = {
  known: () => null,
  authenticate: (cookies, role) => {
    const known = cookies === 'mado-admin=good' && role === 'admin';
    return Promise.resolve(known ? { ...administrator, role } : null);
  },
  redeem: (token): Promise<Redemption> => {
    if (token === usedToken) return Promise.resolve({ result: 'used', role: 'admin' });
    if (token !== freshToken) return Promise.resolve({ result: 'unknown' });
    return Promise.resolve({
      result: 'signed-in',
      role: 'interpreter',
      cookie: 'mado-interpreter=x; HttpOnly',
    });
  },
};

const defaults: HttpDeps['config'] = {
  mode: 'serve',
  secure: false,
  publicUrl: null,
  trustedProxies: null,
  metricsToken: null,
};

/** Without a database there is nothing to pair. */
const noTablets: { context: Pick<TabletDeps['context'], 'credentials'> } & Pick<TabletDeps, 'lines'> = {
  context: { credentials: new TabletCredentials({ secure: false, secret: 'of a test' }) },
  lines: { isConnected: () => false, signOut: () => Promise.resolve(), show: () => undefined },
};

const nowhere = { tablet: '/nonexistent', interpreter: '/nonexistent', admin: '/nonexistent' };

export type Overrides = Partial<Pick<HttpDeps, 'clients' | 'readiness'>> & {
  config?: Partial<HttpDeps['config']>;
};

/** A server that is closed at the end of its scope. */
export class TestServer implements AsyncDisposable {
  readonly url: string;
  /** What it logged, in one piece. */
  readonly logged: () => string;
  readonly #server: HttpServer;

  private constructor(server: HttpServer, url: string, logged: () => string) {
    this.#server = server;
    this.url = url;
    this.logged = logged;
  }

  static async start({ config, ...overrides }: Overrides = {}): Promise<TestServer> {
    const lines: string[] = [];
    const settings = { ...defaults, ...config };
    const app = createHttp({
      config: settings,
      log: createLogger('debug', { write: (line) => lines.push(line) }),
      accounts: { sessions } as unknown as HttpDeps['accounts'],
      shutOut: () => Promise.resolve(),
      callLog: callLog as CallLog,
      audit: {
        views: new Views({ record: () => Promise.resolve(1) }, systemClock),
      } as unknown as HttpDeps['audit'],
      tablets: noTablets as TabletDeps,
      routing: {} as HttpDeps['routing'],
      metrics: { contentType: 'text/plain', expose: () => Promise.resolve('mado_media_workers 2\n') },
      readiness: {},
      clients: nowhere,
      ...overrides,
    });
    const peers = peersBehind(settings.trustedProxies);
    const server = new HttpServer(app, { tls: null, peers });
    const port = await server.listen({ host: '127.0.0.1', port: 0 });
    return new TestServer(server, `http://127.0.0.1:${port}`, () => lines.join(''));
  }

  get(target: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + target, { headers, redirect: 'manual' });
  }

  /** As a person with a browser. */
  getPage(target: string): Promise<Response> {
    return this.get(target, { accept: 'text/html' });
  }

  getAsAdmin(target: string): Promise<Response> {
    return this.get(target, { cookie: 'mado-admin=good' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
