/** Every page of the administrator's client. */
export type Route =
  | { readonly name: 'calls' }
  | { readonly name: 'call'; readonly callId: string }
  | { readonly name: 'account' }
  | { readonly name: 'unknown' };

const BASE = '/admin';
const CALL = /^\/calls\/([^/]+)$/;

/** The page that an address names. */
export function routeOf(pathname: string): Route {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return { name: 'unknown' };
  const rest = pathname.slice(BASE.length).replace(/\/+$/, '');
  if (rest === '' || rest === '/calls') return { name: 'calls' };
  if (rest === '/account') return { name: 'account' };
  const callId = CALL.exec(rest)?.[1];
  return callId === undefined ? { name: 'unknown' } : { name: 'call', callId };
}

/** The address of the call log. */
export const callsHref = `${BASE}/`;

/** The address of one's own account. */
export const accountHref = `${BASE}/account`;

/** The address of one call. */
export const callHref = (callId: string): string => `${BASE}/calls/${callId}`;
