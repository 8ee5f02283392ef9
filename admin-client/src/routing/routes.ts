/** Every page of the administrator's client. */
export type Route =
  | { readonly name: 'calls' }
  | { readonly name: 'call'; readonly callId: string }
  | { readonly name: 'audit' }
  | { readonly name: 'tablets' }
  | { readonly name: 'people' }
  | { readonly name: 'account' }
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
  if (rest === '/people') return { name: 'people' };
  if (rest === '/account') return { name: 'account' };
  const callId = CALL.exec(rest)?.[1];
  return callId === undefined ? { name: 'unknown' } : { name: 'call', callId };
}

/** The address of the call log. */
export const callsHref = `${BASE}/`;

/** The address of the audit log. */
export const auditHref = `${BASE}/audit`;

/** The address of one's own account. */
export const accountHref = `${BASE}/account`;

/** The address of one call. */
export const callHref = (callId: string): string => `${BASE}/calls/${callId}`;

/** The address of the tablets and their pairing; the QR code of a tablet leads here. */
export const tabletsHref = `${BASE}/tablets`;

/** The address of the accounts of people. */
export const peopleHref = `${BASE}/people`;

/** The pages that the navigation names, in its order. Supervisors do not get to those of administrators. */
export const pages = [
  { name: 'calls', href: callsHref, adminOnly: false },
  { name: 'tablets', href: tabletsHref, adminOnly: false },
  { name: 'people', href: peopleHref, adminOnly: true },
  { name: 'audit', href: auditHref, adminOnly: true },
] as const satisfies readonly { name: Route['name']; href: string; adminOnly: boolean }[];
