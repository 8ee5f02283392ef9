import type { LoopbackEndpoint } from './turn-variables.ts';
import type { Variables } from './variables.ts';

/** A relay for clients whose network lets nothing else through. */
export interface TurnConfig {
  /** Where clients find it. */
  readonly urls: readonly string[];
  /** Shared with it: who knows the secret lets people in. */
  readonly secret: string;
  /** Where what speaks STUN inside our TLS is passed on to; null: it is reached without us. */
  readonly backend: LoopbackEndpoint | null;
}

export function turnConfig(read: Variables): TurnConfig | null {
  const { MADO_TURN_URLS: urls, MADO_TURN_SECRET: secret, MADO_TURN_BACKEND: backend = null } = read;
  return urls === undefined || secret === undefined ? null : { urls, secret, backend };
}
