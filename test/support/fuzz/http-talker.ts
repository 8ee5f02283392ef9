import http from 'node:http';
import { restRoutes, type RestName } from '@mado/core/protocol/rest/routes.ts';
import { access, type AuthName } from '@mado/sfu-server/auth/access.ts';
import { bodies } from '@mado/sfu-server/auth/person-bodies.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';
import { Heard, validOf } from './valid.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly body: (random: Random) => unknown;
}

/** Paths that are there beside the API, and some that are not. */
const others = [
  '/',
  '/tablet/',
  '/admin/',
  '/interpreter/x',
  '/healthz',
  '/readyz',
  '/metrics',
  '/link/x',
  '/api',
  '/api/auth',
  '/api/auth/admin',
  '/assets',
  '/favicon.ico',
  '/socket.io/?EIO=4&transport=polling',
  '/%',
  '/tablet/%2e%2e/x',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];

export interface HttpTalkerOptions {
  readonly url: string;
  readonly random: Random;
  /** Of whoever is signed in. */
  readonly cookies: readonly string[];
}

/** Sends requests of random shape, half of what the contracts take, from everywhere. */
export class HttpTalker {
  /** How often each status came. */
  readonly statuses = new Map<number, number>();
  /** What answered with a status of the server's own fault. */
  readonly faults: string[] = [];
  readonly #options: HttpTalkerOptions;
  readonly #heard = new Heard();
  readonly #routes: readonly Route[];
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

  constructor(options: HttpTalkerOptions) {
    this.#options = options;
    const rest = (Object.keys(restRoutes) as RestName[]).map((name) => ({
      ...split(name),
      body: validOf(restRoutes[name].body, this.#heard),
    }));
    const auth = (Object.keys(access.auth) as AuthName[]).map((name) => {
      const { method, path } = split(name);
      return { method, path: `/api/auth/admin${path}`, body: validOf(bodies[name], this.#heard) };
    });
    this.#routes = [...rest, ...auth];
  }

  async say(requests: number, atOnce = 20): Promise<void> {
    for (let sent = 0; sent < requests; sent += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, () => this.#sayOne()));
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #sayOne(): Promise<void> {
    const { random, cookies } = this.#options;
    const route = random.pick(this.#routes);
    const method = random.chance(0.9) ? route.method : random.pick(methods);
    const path = random.chance(0.9) ? this.#filled(route.path) : random.pick(others);
    const valid = route.body(random);
    const body = JSON.stringify(random.chance(0.5) ? valid : mutated(valid, random));
    const headers: Record<string, string> = {
      // Behind a proxy that is trusted, from so many that nobody reaches a limit.
      'x-forwarded-for': `10.0.0.${1 + random.below(250)}`,
      'content-type': random.chance(0.95) ? 'application/json' : random.pick(['text/plain', '', 'a/b;;']),
      ...(random.chance(0.8) ? { cookie: random.pick(cookies) } : {}),
      ...(random.chance(0.5) ? { origin: random.chance(0.9) ? this.#options.url : 'null' } : {}),
    };
    const sent = random.chance(0.97) ? body : body.slice(0, random.below(body.length + 1));
    const { status, text } = await this.#send(method, path, headers, sent);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status >= 500)
      this.faults.push(`${status} ${method} ${path} ${sent.slice(0, 300)}: ${text.slice(0, 200)}`);
    this.#remember(text);
  }

  #filled(path: string): string {
    const { random } = this.#options;
    const filled = path.replaceAll(/:\w+/g, () =>
      encodeURIComponent(wellFormed(random.chance(0.7) ? this.#heard.uuid(random) : this.#heard.any(random))),
    );
    if (random.chance(0.8)) return filled;
    const query = ['limit', 'cursor', 'x', '__proto__', 'limit[]'].filter(() => random.chance(0.3));
    return `${filled}?${query.map((name) => `${name}=${encodeURIComponent(wellFormed(this.#heard.any(random)))}`).join('&')}`;
  }

  #remember(text: string): void {
    try {
      this.#heard.note(JSON.parse(text));
    } catch {
      // A page or a file: nothing to say back.
    }
  }

  #send(method: string, path: string, headers: Record<string, string>, body: string) {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const { hostname, port } = new URL(this.#options.url);
    const request = http.request(
      { hostname, port, method, path, headers, agent: this.#agent },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      },
    );
    request.on('error', (error: Error & { code?: string }) => {
      // A request that is none is cut off.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ status: 0, text: '' });
      else reject(error);
    });
    request.end(['GET', 'HEAD'].includes(method) ? undefined : body);
    return promise;
  }
}

function split(name: string): { method: string; path: string } {
  const [method = '', path = ''] = name.split(' ');
  return { method, path };
}

/** What no address can carry is left out. */
const wellFormed = (text: string): string => text.toWellFormed();
