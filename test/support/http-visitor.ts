export interface Answered {
  readonly status: number;
  /** The JSON that came back, or the text where it is none. */
  readonly body: unknown;
  /** The code of a refusal; null where it was none. */
  readonly code: string | null;
  /** Of the cookies that were set, name and value of the first, as a browser sends it back. */
  readonly cookie: string | null;
}

/** Somebody who speaks plain HTTP with a server, with these cookies. */
export class HttpVisitor {
  readonly #url: string;
  readonly #cookie: string | null;

  constructor(url: string, cookie: string | null = null) {
    this.#url = url;
    this.#cookie = cookie;
  }

  get(path: string): Promise<Answered> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answered> {
    return this.ask('POST', path, body);
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answered> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read = readJson(text);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null;
    return { status: response.status, body: read, code: codeOf(read), cookie };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function codeOf(body: unknown): string | null {
  const error = (body as { error?: { code?: unknown } } | null)?.error?.code;
  return typeof error === 'string' ? error : null;
}
