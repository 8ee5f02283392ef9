import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../simulation/invariants.ts';
import { databaseKinds } from '../support/databases.ts';
import { Ledger, runConsole, runTablet } from './bots.ts';
import { Restartable } from './restartable.ts';

const languages = ['jsl', 'en', 'ko'];
const plan = { tablets: 6, interpreters: [['jsl'], ['jsl', 'en'], ['en'], ['ko']] };
const CALLS_PER_TABLET = 60;
/** How many answers of the server pass before each kill. */
const KILLS = [7, 120, 211];

const isCut = (error: unknown): boolean =>
  error instanceof Error && /socket has been disconnected|operation has timed out/.test(error.message);

/** Runs every bot on a server that lives. @returns once all tablets are through, or all bots were cut off */
async function run(server: Restartable, ledger: Ledger, requests: readonly string[][]): Promise<void> {
  const { tablets, consoles } = await server.gather();
  const orCut = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (!isCut(error)) throw error;
    });
  for (const console of consoles) void orCut(runConsole(console, ledger));
  await Promise.all(
    tablets.map((tablet, index) =>
      orCut(runTablet(tablet, languages[index % 3] ?? '', ledger, requests[index] ?? [])),
    ),
  );
}

describe.each(databaseKinds)('a server killed in the middle of everything, on %s', (kind) => {
  it(`loses and doubles nothing in ${KILLS.length} kills`, async () => {
    await using server = await Restartable.create(kind, plan);
    await server.bePatient();
    const ledger = new Ledger();
    const requests = server.ward.tablets.map(() => Array.from({ length: CALLS_PER_TABLET }, newId));
    for (const answers of KILLS) {
      await server.start();
      const enough = ledger.answers(answers);
      const running = run(server, ledger, requests);
      await Promise.race([enough, running]);
      await server.end('SIGKILL');
      await running;
    }
    // Whether somebody could be rung meanwhile says nothing at a moment that was not chosen.
    const broken = (await server.rows(brokenInvariants)).filter((what) => !what.includes('waits although'));
    expect(broken).toEqual([]);
    expect(requests.flat()).not.toEqual([]);
    for (const own of requests) own.splice(2);
    await server.start();
    await run(server, ledger, requests);
    expect(requests.flat()).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
    await using database = await server.openDatabase();
    expect(await brokenInvariants(database)).toEqual([]);
    const calls = await database.read('calls', (db) =>
      db.selectFrom('call').select(['request_id', 'id', 'outcome']).execute(),
    );
    expect(new Map(calls.map(({ request_id, id }) => [request_id, id]))).toEqual(ledger.calls);
    for (const [requestId, callId] of ledger.seen) expect(ledger.calls.get(requestId)).toBe(callId);
    expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['completed']));
  });
});
