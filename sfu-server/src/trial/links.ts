import type { Sessions } from '../auth/sessions.ts';
import type { Database } from '../db/database.ts';
import { printedSections } from './sample-ward.ts';
import { findAdministrator, findInterpreters, findTablets } from './seed-repository.ts';

/** Sign-in links of the sample ward, as the ready file has them. */
export interface TrialLinks {
  readonly admin: string;
  readonly tablets: readonly { readonly counter: string; readonly url: string }[];
  readonly interpreters: readonly {
    readonly name: string;
    readonly languages: readonly string[];
    readonly url: string;
  }[];
}

export interface TrialLinkOptions {
  readonly database: Database;
  readonly sessions: Pick<Sessions, 'createLink'>;
  /** The origin under which the server is reached. */
  readonly url: string;
}

/** Makes a fresh link for everybody. Earlier ones that nobody used stay usable. */
export async function createTrialLinks({ database, sessions, url }: TrialLinkOptions): Promise<TrialLinks> {
  const ward = await database.read('trialLinks', async (db) => ({
    admin: await findAdministrator(db),
    tablets: await findTablets(db, printedSections),
    interpreters: await findInterpreters(db),
  }));
  const linkFor = async (role: 'admin' | 'tablet' | 'interpreter', { subjectId }: { subjectId: string }) =>
    url + (await sessions.createLink({ role, subjectId }));
  const tablets = [];
  for (const tablet of ward.tablets) {
    tablets.push({ counter: tablet.label, url: await linkFor('tablet', tablet) });
  }
  const interpreters = [];
  for (const { label: name, languages, subjectId } of ward.interpreters) {
    interpreters.push({ name, languages, url: await linkFor('interpreter', { subjectId }) });
  }
  return { admin: await linkFor('admin', ward.admin), tablets, interpreters };
}
