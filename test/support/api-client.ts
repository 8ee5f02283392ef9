import type { RestBody, RestName, RestOutput } from '@mado/core/protocol/rest/routes.ts';
import { parseSetCookie } from 'cookie';

/** What the server answered, as it came. */
export interface ApiReply<T> {
  readonly status: number;
  /** Null where it was refused. */
  readonly data: T | null;
  readonly code: string | null;
  readonly setCookies: readonly string[];
}

type Values = Readonly<Record<string, string>>;

/** A browser without pages: asks the HTTP API, and keeps the cookies that it is given. */
export class ApiClient {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  readonly #headers: Values;

  /** @param headers what it says beside, such as from where it comes by a proxy */
  constructor(url: string, cookie?: string, headers: Values = {}) {
    this.#url = url;
    this.#headers = headers;
    if (cookie !== undefined) {
      const [name = '', value = ''] = cookie.split('=');
      this.cookies.set(name, value);
    }
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** @param params the named parts of the path */
  async ask<N extends RestName>(
    name: N,
    {
      body = {},
      params = {},
      signal,
    }: { body?: Partial<RestBody<N>>; params?: Values; signal?: AbortSignal } = {},
  ): Promise<ApiReply<RestOutput<N>>> {
    const [method = '', route = ''] = name.split(' ');
    const path = route.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
    const response = await fetch(this.#url + path, {
      method,
      headers: { ...this.#headers, cookie: this.cookie, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const header of setCookies) this.#keep(header);
    const answer = (await response.json()) as { error?: { code: string } };
    const code = answer.error?.code ?? null;
    return {
      status: response.status,
      data: code === null ? (answer as RestOutput<N>) : null,
      code,
      setCookies,
    };
  }

  /** Asks and expects to be answered. */
  async request<N extends RestName>(
    name: N,
    options?: Parameters<typeof this.ask<N>>[1],
  ): Promise<RestOutput<N>> {
    const { data, code } = await this.ask(name, options);
    if (data === null) throw new Error(`${name}: ${code}`);
    return data;
  }

  #keep(header: string): void {
    const { name, value = '', maxAge } = parseSetCookie(header);
    if (maxAge === 0) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
