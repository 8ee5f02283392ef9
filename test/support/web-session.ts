import type { PersonClient } from '@mado/core/domain/person.ts';

interface Answer {
  readonly status: number;
  /** The code of a refusal; null where it was none. */
  readonly code: string | null;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A browser without a screen: keeps cookies, and speaks to the HTTP API of one client. */
export class WebSession {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  readonly #client: PersonClient;

  constructor(url: string, client: PersonClient) {
    this.#url = url;
    this.#client = client;
  }

  /** What it sends as the `Cookie` header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The value of the cookie that signs it in; undefined where it is not. */
  get session(): string | undefined {
    return this.cookies.get(`mado-${this.#client}`);
  }

  /** Of the accounts' own routes. */
  auth(path: string, body?: object): Promise<Answer> {
    return this.send(`/api/auth/${this.#client}${path}`, body);
  }

  api(path: string, body?: object): Promise<Answer> {
    return this.send(`/api/${this.#client}${path}`, body);
  }

  /** @param body left out for a GET */
  async send(path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      redirect: 'manual',
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    for (const header of response.headers.getSetCookie()) this.#keep(header);
    const answered = (await response.json()) as { error?: { code: string } };
    return {
      status: response.status,
      code: answered.error?.code ?? null,
      body: answered,
      headers: response.headers,
    };
  }

  /** Opens a link that signs in. */
  async open(link: string): Promise<void> {
    const response = await fetch(link, { redirect: 'manual' });
    await response.body?.cancel();
    for (const header of response.headers.getSetCookie()) this.#keep(header);
  }

  /** The same browser, as it was. */
  copy(): WebSession {
    const copy = new WebSession(this.#url, this.#client);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split(';');
    const [name = '', ...value] = pair.split('=');
    const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}
