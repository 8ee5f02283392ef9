import type { Config } from './config.ts';

/** Under which address browsers reach the server, if it listens on this port. */
export function publicUrlOf({ publicUrl, host, tls }: Config, port: number): string {
  if (publicUrl !== null) return publicUrl;
  // Browsers treat `localhost` as secure, so cameras work there without TLS.
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  return `${tls === null ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
