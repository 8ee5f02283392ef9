import type { Page } from 'playwright-core';

export interface VirtualAuthenticator {
  /** From now on it does not know who uses it. */
  readonly refuse: () => Promise<unknown>;
  readonly agree: () => Promise<unknown>;
}

/** Gives a page's browser a platform authenticator, as a device with a fingerprint reader has it, with a willing owner. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verify = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { refuse: () => verify(false), agree: () => verify(true) };
}
