import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../support/databases.ts';
import { TestApp } from '../support/start-app.ts';
import { brokenInvariants, forgetCalls } from './invariants.ts';
import { script } from './random-scripts.ts';
import { WardActors } from './ward-actors.ts';

const SCRIPTS = 60;
const NOTHING = { router: 0, transport: 0, producer: 0, consumer: 0 };

/** Plays random scripts against the real server with real sockets, and looks at the rows after every beat. */
export function testInvariants(database: DatabaseKind): void {
  describe(`random scripts against the server, on ${database}`, () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await TestApp.start({ database, tablets: 4, interpreters: [['jsl'], ['jsl', 'en'], ['en']] });
    });
    afterAll(() => app[Symbol.asyncDispose]());

    it(`break no invariant (${SCRIPTS} scripts)`, { timeout: 900_000 }, async () => {
      const actors = new WardActors(app);
      const property = fc.asyncProperty(script, async (beats) => {
        await actors.gather();
        for (const { steps, passMs } of beats) {
          await Promise.all(steps.map((step) => actors.do(step)));
          await app.advance(passMs);
          expect(await brokenInvariants(app.app.database, app.app.switchboard.connections)).toEqual([]);
        }
        await actors.clearUp();
        expect(await brokenInvariants(app.app.database)).toEqual([]);
        expect(app.engine.objects()).toEqual(NOTHING);
        await forgetCalls(app.app.database);
      });
      await fc.assert(property, { numRuns: SCRIPTS, endOnFailure: true });
    });
  });
}
