const GROUP = /.{1,4}/g;

/** The key of an `otpauth:` address, in groups of four as people type it. */
export function keyInGroups(totpUri: string): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return (secret.replaceAll('=', '').match(GROUP) ?? []).join(' ');
}
