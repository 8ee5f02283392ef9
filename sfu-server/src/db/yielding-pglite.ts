import { setImmediate as turn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';

type Client = Exclude<PGliteDialectConfig['pglite'], (...args: never) => unknown>;
type Queries = Pick<Client, 'query'>;

/**
 * The embedded database computes in this thread, and answers without leaving it to anything else: a use case of ten
 * queries would hold back every message for as long as they take together. Between two queries others get their turn.
 */
export const yielding = (pglite: PGlite): Client => ({
  get closed() {
    return pglite.closed;
  },
  get ready() {
    return pglite.ready;
  },
  get waitReady() {
    return pglite.waitReady;
  },
  close: () => pglite.close(),
  query: inTurn(pglite),
  transaction: (work) =>
    pglite.transaction((tx) => work({ query: inTurn(tx), rollback: () => tx.rollback() })),
});

const inTurn = (client: Queries): Queries['query'] =>
  async function query(sql, parameters, options) {
    const results = await client.query<never>(sql, parameters, options);
    await turn();
    return results;
  };
