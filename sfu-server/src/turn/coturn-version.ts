import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The oldest coturn to run: 4.9.0 mends CVE-2026-27624 (a peer ::ffff:127.0.0.1 passed for none of loopback), 4.10.0
 * CVE-2026-43994, 4.13.1 all further ways to write an address of IPv4 as one of IPv6.
 */
export const OLDEST_COTURN = '4.13.1';

/** The version of the coturn of this machine; null where there is none. */
export async function installedCoturn(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('turnserver', ['--version'], { timeout: 5_000 });
    return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? null;
  } catch {
    return null;
  }
}

/** What an operator has to know of it; null: nothing. */
export function troubleWith(version: string | null): string | null {
  if (version === null)
    return `there is no coturn on this machine; run ${OLDEST_COTURN} or newer (turn-version-unknown)`;
  return isOlder(version, OLDEST_COTURN)
    ? `coturn ${version} on this machine has known flaws, such as CVE-2026-27624; run ${OLDEST_COTURN} or newer (turn-version-old)`
    : null;
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  const differing = b?.findIndex((part, index) => part !== a?.[index]) ?? -1;
  return differing >= 0 && (a?.[differing] ?? 0) < (b?.[differing] ?? 0);
}
