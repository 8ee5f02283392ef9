import type { CallStore } from '@mado/sfu-server/calls/call-store.ts';
import { MemoryStore } from '../../support/memory-store/memory-store.ts';
import { brokenAtRest, brokenBy } from './checks.ts';
import type { Server } from './server.ts';
import type { MakeWard } from './simulation.ts';

/** The rows of a simulated ward, wherever they are kept. */
export interface Ward {
  /** The store as one server has it. */
  connect(server: Server): CallStore;
  /** What the server had begun never happened. */
  kill(server: Server): void;
  /** What must hold once every dispatcher has had its turn. */
  atRest(now: Date): Promise<readonly string[]>;
}

/** So many calls that are over are kept, for those who come late. */
const KEPT_CALLS = 20;

/** A ward in memory, of which every commit is looked at. */
export const memoryWard: MakeWard = async (plan, now, onBroken) => {
  const store: MemoryStore = new MemoryStore((tx, before) => {
    onBroken(brokenBy(store, tx, before));
  });
  store.fill(plan, now);
  return {
    connect: (server) => store.connect(server),
    kill: (server) => {
      store.kill(server);
    },
    atRest: async (at) => {
      forgetOldCalls(store);
      return brokenAtRest(store, at);
    },
  };
};

function forgetOldCalls(store: MemoryStore): void {
  const over = [...store.rows.calls.values()].filter(({ status }) => status.state === 'ended');
  for (const { id } of over.slice(0, Math.max(0, over.length - KEPT_CALLS))) store.forgetCall(id);
}
