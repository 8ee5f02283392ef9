import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopback } from './addresses.ts';

/** A browser opens a connection for each of them, for each transport of each call. */
const MAX_URLS = 4;

/** RFC 7065: scheme, host or address of IPv6 in brackets, port, transport. */
const turnUrl = /^(turns?):([a-z\d.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

function isTurnUrl(text: string): boolean {
  const [, scheme, host = '', port = '443', transport] = turnUrl.exec(text) ?? [];
  if (scheme === undefined || Number(port) < 1 || Number(port) > 65_535) return false;
  if (host.startsWith('[') && isIP(host.slice(1, -1)) !== 6) return false;
  // That would be TURN over DTLS, which no browser speaks.
  return !(scheme.toLowerCase() === 'turns' && transport?.toLowerCase() === 'udp');
}

/** TURN addresses as browsers take them, separated by commas. */
export const turnUrls = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .refine(
    (list) => list.every(isTurnUrl),
    'must be a list, separated by commas, of addresses such as turns:mado.example.jp:443?transport=tcp',
  )
  .refine((list) => new Set(list).size === list.length, 'must have each address at most once')
  .refine((list) => list.length <= MAX_URLS, `must have at most ${MAX_URLS} addresses`);

/** It stands in a line of coturn's configuration, where other characters have a meaning. */
export const turnSecret = z
  .string()
  .regex(/^[\w+/=-]+$/, 'must be of letters, digits and the characters + / = _ -');

/** A port on this machine that nobody else reaches. */
export interface LoopbackEndpoint {
  readonly host: string;
  readonly port: number;
}

export const loopbackEndpoint = z.string().transform((text, context): LoopbackEndpoint => {
  const [, v6, name = '', digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = v6 ?? (name === 'localhost' ? '127.0.0.1' : name);
  const port = Number(digits);
  if (isIP(host) !== 0 && isLoopback(host) && port >= 1 && port <= 65_535) return { host, port };
  context.addIssue('must be an address of loopback with a port, such as 127.0.0.1:3480');
  return z.NEVER;
});
