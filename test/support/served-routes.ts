import type { createHttp } from '@mado/sfu-server/http/create-http.ts';

/** A layer of Express's own router, as far as it is looked at here. */
interface Layer {
  readonly name: string;
  readonly rawPath: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

export interface Served {
  /** `GET /path`, for each method and path that has a handler. */
  readonly routes: readonly string[];
  /** Everything else that sees requests, as `/below name`: it may answer some of them. */
  readonly others: readonly string[];
}

/** All that an Express app hands requests to, read from its router, so that nothing can be left out of a list. */
export function servedBy(app: ReturnType<typeof createHttp>): Served {
  const routes: string[] = [];
  const others: string[] = [];
  const walk = (stack: readonly Layer[], prefix: string): void => {
    for (const { route, handle, rawPath, name } of stack) {
      if (route !== undefined) {
        for (const method of Object.keys(route.methods))
          routes.push(`${method.toUpperCase()} ${prefix}${route.path}`);
      } else if (handle.stack === undefined) others.push(`${prefix}${rawPath} ${name}`);
      else walk(handle.stack, rawPath === '/' ? prefix : prefix + rawPath);
    }
  };
  walk((app.router as unknown as { stack: readonly Layer[] }).stack, '');
  return { routes, others };
}
