/** Every page of the administrator's client. */
export type Route =
  | { readonly name: 'calls' }
  | { readonly name: 'call'; readonly callId: string }
  | { readonly name: 'audit' }
  | { readonly name: 'tablets' }
  | { readonly name: 'unknown' };

const BASE = '/admin';
const CALL = /^\/calls\/([^/]+)$/;

/** The page that an address names. */
export function routeOf(pathname: string): Route {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return { name: 'unknown' };
  const rest = pathname.slice(BASE.length).replace(/\/+$/, '');
  if (rest === '' || rest === '/calls') return { name: 'calls' };
  if (rest === '/audit') return { name: 'audit' };
  if (rest === '/tablets') return { name: 'tablets' };
  const callId = CALL.exec(rest)?.[1];
  return callId === undefined ? { name: 'unknown' } : { name: 'call', callId };
}

/** The address of the call log. */
export const callsHref = `${BASE}/`;

/** The address of the audit log. */
export const auditHref = `${BASE}/audit`;

/** The address of one call. */
export const callHref = (callId: string): string => `${BASE}/calls/${callId}`;

/** The address of the tablets and their pairing; the QR code of a tablet leads here. */
export const tabletsHref = `${BASE}/tablets`;

/** The pages that the navigation names, in its order. */
export const pages = [
  { name: 'calls', href: callsHref },
  { name: 'tablets', href: tabletsHref },
  { name: 'audit', href: auditHref },
] as const satisfies readonly { name: Route['name']; href: string }[];
