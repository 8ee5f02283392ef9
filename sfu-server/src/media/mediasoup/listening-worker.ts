import { createWorker, type types } from 'mediasoup';
import { MediaStartError, type MediaConfig } from '../media-engine.ts';
import { freePort } from './free-port.ts';
import type { Tally } from './tally.ts';

/** A running worker that listens on one port, for UDP and TCP alike. */
export interface ListeningWorker {
  readonly worker: types.Worker;
  readonly server: types.WebRtcServer;
  readonly port: number;
}

const attempts = 5;

/**
 * Starts a worker on `port`, or on any free one if that is 0.
 * @throws {MediaStartError}
 */
export async function startListeningWorker(
  config: MediaConfig,
  port: number,
  tally: Tally,
): Promise<ListeningWorker> {
  const worker = await startWorker();
  tally.watch(worker);
  try {
    return port === 0 ? await listenSomewhere(worker, config) : await listen(worker, config, port);
  } catch (error) {
    worker.close();
    throw error;
  }
}

async function startWorker(): Promise<types.Worker> {
  try {
    return await createWorker({ logLevel: 'error' });
  } catch (error) {
    throw new MediaStartError('media-worker-unusable', null, error);
  }
}

/** Another program may take a free port between the look and the use of it. */
async function listenSomewhere(worker: types.Worker, config: MediaConfig): Promise<ListeningWorker> {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await listen(worker, config, await findPort(config.listenAddress));
    } catch (error) {
      if (!(error instanceof MediaStartError && error.code === 'port-taken')) throw error;
    }
  }
  return listen(worker, config, await findPort(config.listenAddress));
}

async function findPort(address: string): Promise<number> {
  try {
    return await freePort(address);
  } catch (error) {
    throw new MediaStartError('address-unusable', null, error);
  }
}

async function listen(worker: types.Worker, config: MediaConfig, port: number): Promise<ListeningWorker> {
  const { listenAddress, announcedAddress, moreAddresses = [] } = config;
  const announced = announcedAddress === undefined ? {} : { announcedAddress };
  const places = [{ ip: listenAddress, ...announced }, ...moreAddresses.map((ip) => ({ ip }))];
  const listenInfos = config.protocols.flatMap((protocol) =>
    places.map((place) => ({ protocol, port, ...place })),
  );
  try {
    return { worker, port, server: await worker.createWebRtcServer({ listenInfos }) };
  } catch (error) {
    throw new MediaStartError(isTaken(error) ? 'port-taken' : 'address-unusable', port, error);
  }
}

/** mediasoup hands the system's reason over in words alone. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && /already in use|permission denied/i.test(error.message);
