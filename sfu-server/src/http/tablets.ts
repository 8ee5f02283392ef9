import { MadoError } from '@mado/core/domain/errors.ts';
import type { SignOutReason } from '@mado/core/protocol/signed-out.ts';
import { limits } from '../limits.ts';
import { networkOf } from '../peers.ts';
import { approvePairing, denyPairing, findPairing } from '../tablets/decide-pairing.ts';
import type { TabletContext } from '../tablets/tablet-context.ts';
import { counterEntries, moveTablet, revokeTablet, tabletEntries } from '../tablets/tablets.ts';
import type { Api } from './api.ts';
import { doer, type AskedByPerson } from './doer.ts';
import { RateLimit } from './rate-limit.ts';

/** What the routes do besides the rows. */
export interface TabletLines {
  readonly isConnected: (tabletId: string) => boolean;
  /** Its credentials are gone: ends what it has open, and its call. */
  readonly signOut: (tabletId: string, reason: SignOutReason) => Promise<void>;
  /** What it shows is out of date. */
  readonly show: (tabletId: string) => void;
}

export interface TabletDeps {
  readonly context: TabletContext;
  readonly lines: TabletLines;
}

/** Tablets and their pairing, for administrators. */
export function serveTablets(api: Api, { context, lines }: TabletDeps): Api {
  const guarded = guessGuard();
  return api
    .on('GET /api/admin/tablets', async ({ principal }) => ({
      tablets: await tabletEntries(context, lines.isConnected),
      mayChange: principal?.actor === 'admin',
    }))
    .on('GET /api/admin/counters', async () => ({ counters: await counterEntries(context) }))
    .on('POST /api/admin/pairings/find', (asked) =>
      guarded(asked, () => findPairing(context, asked.body.code)),
    )
    .on('POST /api/admin/pairings/approve', async (asked) => {
      const { replaces } = asked.body;
      const approved = await guarded(asked, () => approvePairing(context, doer(asked), asked.body));
      if (replaces !== null) await lines.signOut(replaces, 'tablet-replaced');
      return approved;
    })
    .on('POST /api/admin/pairings/deny', async (asked) => {
      await guarded(asked, () => denyPairing(context, doer(asked), asked.body.code));
      return {};
    })
    .on('POST /api/admin/tablets/:tabletId/revoke', async (asked) => {
      const { tabletId } = asked.params;
      await revokeTablet(context, doer(asked), tabletId);
      await lines.signOut(tabletId, 'tablet-revoked');
      return {};
    })
    .on('POST /api/admin/tablets/:tabletId/move', async (asked) => {
      const { params, body } = asked;
      await moveTablet(context, doer(asked), { ...params, ...body });
      lines.show(params.tabletId);
      return {};
    });
}

/**
 * Whoever guesses is stopped as the person that they are, wherever they are, and as the network that they are in. Spent
 * before the code is looked for, so that guesses at the same time count; a right code is given back.
 */
function guessGuard() {
  const limit = new RateLimit(limits.wrongPairingCodes);
  return async <T>(asked: AskedByPerson, work: () => Promise<T>): Promise<T> => {
    const keys = [`person ${doer(asked).actor.subjectId}`, networkOf(asked.peer)];
    limit.spend(...keys);
    let wasGuess = false;
    try {
      return await work();
    } catch (error) {
      wasGuess = error instanceof MadoError && error.code === 'pairing-not-found';
      throw error;
    } finally {
      if (!wasGuess) limit.giveBack(...keys);
    }
  };
}
