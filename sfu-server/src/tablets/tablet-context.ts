import type { TabletCredentials } from '../auth/tablet-credentials.ts';
import type { HashToken } from '../auth/tokens.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { PairingWaits } from './pairing-waits.ts';
import type { Auditor } from '../audit/auditor.ts';

/** What every use case of tablets and their pairing needs. */
export interface TabletContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly credentials: TabletCredentials;
  /** Keyed: a short code has too few random bits to be stored by its plain hash. */
  readonly hashCode: HashToken;
  readonly hashDevice: HashToken;
  readonly waits: PairingWaits;
  /** Whether somebody who is paired or signed in was seen at an address lately. */
  readonly isFamiliar: (address: string) => boolean;
  readonly auditor: Pick<Auditor, 'append'>;
}
