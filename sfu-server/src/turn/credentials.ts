import { createHmac, randomBytes } from 'node:crypto';
import type { IceServer } from '@mado/core/protocol/webrtc.ts';
import type { TurnConfig } from '../config.ts';
import { limits } from '../limits.ts';

/**
 * A name and a password for the TURN server that hold for a while, without a word to it: both sides know the secret
 * (draft-uberti-behave-turn-rest-00, 2.2; coturn's `use-auth-secret`). The name says when it ends and nothing of whose
 * it is.
 */
export function turnCredentials({ urls, secret }: Pick<TurnConfig, 'urls' | 'secret'>, now: Date): IceServer {
  const expiresAt = Math.floor(now.getTime() / 1000) + limits.relayNameFor;
  const username = `${expiresAt}:${randomBytes(9).toString('base64url')}`;
  return { urls: [...urls], username, credential: passwordOf(username, secret) };
}

/** SHA-1 is what the draft and coturn say; in an HMAC it is not broken. */
const passwordOf = (username: string, secret: string): string =>
  createHmac('sha1', secret).update(username).digest('base64');
