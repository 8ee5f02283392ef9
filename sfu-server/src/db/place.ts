/**
 * Where a database is: `embedded`, or host, port and name. Without who connects to it and how, which may change, and
 * without a password.
 */
export function placeOf(databaseUrl: string | null): string {
  if (databaseUrl === null) return 'embedded';
  const { hostname, port, pathname, searchParams } = new URL(databaseUrl);
  // `pg` lets the query have the last word: so a socket is named.
  const host = searchParams.get('host') ?? hostname;
  return `postgresql ${host}:${searchParams.get('port') ?? (port === '' ? '5432' : port)}${pathname}`;
}
