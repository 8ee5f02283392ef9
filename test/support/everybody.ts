import type { Role } from '@mado/core/protocol/version.ts';
import type { Actor } from '@mado/sfu-server/auth/access.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { insertPerson } from '@mado/sfu-server/people/people-repository.ts';
import { FakeClock } from './fake-clock.ts';
import { TestApp } from './start-app.ts';

export type Anybody = Actor | 'nobody';
export const anybodies: readonly Anybody[] = ['nobody', 'tablet', 'interpreter', 'supervisor', 'admin'];

/** In which client each is signed in. */
export const clientOfActor: Record<Anybody, Role | null> = {
  nobody: null,
  tablet: 'tablet',
  interpreter: 'interpreter',
  supervisor: 'admin',
  admin: 'admin',
};

/** A server with one of everybody on it. */
export class Everybody implements AsyncDisposable {
  readonly app: TestApp;
  readonly #ids: Record<Actor, string>;

  private constructor(app: TestApp, ids: Record<Actor, string>) {
    this.app = app;
    this.#ids = ids;
  }

  static async start(): Promise<Everybody> {
    // The library for accounts goes by our own time.
    const clock = new FakeClock(new Date());
    const app = await TestApp.start({ tablets: 1, interpreters: [['jsl']], overrides: { clock } });
    const supervisor = newId();
    const account = { id: supervisor, name: '係長', email: 's@ward.example', role: 'supervisor' as const };
    await app.app.database.transaction('supervisor', (tx) =>
      insertPerson(tx, { ...account, at: clock.now() }),
    );
    const { tablets, interpreters, administrator } = app.ward;
    const [tablet = '', interpreter = ''] = [tablets[0], interpreters[0]?.id];
    return new Everybody(app, { tablet, interpreter, supervisor, admin: administrator });
  }

  /** The cookie of a fresh session; null: nobody has one. */
  async cookieOf(who: Anybody): Promise<string | null> {
    const client = clientOfActor[who];
    return client === null || who === 'nobody' ? null : this.app.signIn(client, this.#ids[who]);
  }

  /** The same under the name of another client's cookie. */
  async disguised(who: Actor, as: Role): Promise<string> {
    const cookie = (await this.cookieOf(who)) ?? '';
    return cookie.replace(/^mado-\w+/, `mado-${as}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]();
  }
}
