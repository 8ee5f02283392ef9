import type { AuditAction } from '@mado/core/domain/audit.ts';
import type { Auditor } from './audit/auditor.ts';
import type { PeopleSessionsOptions } from './auth/people-sessions.ts';
import { PersonSignIn } from './auth/person-sign-in.ts';
import type { Subject } from './auth/principal.ts';
import { Sessions } from './auth/sessions.ts';
import { deviceMarker, SignInLimit } from './auth/sign-in-limit.ts';
import { tokenHasher } from './auth/tokens.ts';
import { UsedCodes } from './auth/used-codes.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import { inviteFirstAdministrator } from './people/invitations.ts';
import type { PeopleContext } from './people/people-context.ts';
import { anybodyIs } from './people/people-repository.ts';
import type { Keys } from './startup/keys.ts';

export interface AccountsDeps extends Pick<PeopleSessionsOptions, 'password' | 'secure' | 'publicUrl'> {
  readonly keys: Keys;
  readonly database: Database;
  readonly clock: Clock;
  readonly auditor: Auditor;
  /** Told of what has happened and could not be recorded. */
  readonly onEntryLost: (action: AuditAction, error: unknown) => void;
  /** Some session may have ended: whoever is connected by it has to go. */
  readonly sessionsChanged: () => void;
}

/** Who may sign in, and how: everything of it that others need. */
export class Accounts {
  readonly sessions: Sessions;
  readonly signIn: PersonSignIn;
  readonly people: PeopleContext;
  /** Sessions of somebody may have ended. */
  readonly sessionsChanged: (whose: Subject) => void;
  readonly #database: Database;

  constructor(deps: AccountsDeps) {
    const { database, clock, keys, secure, auditor, onEntryLost, sessionsChanged } = deps;
    this.#database = database;
    this.sessions = new Sessions(deps);
    const { people } = this.sessions;
    this.sessionsChanged = (whose) => {
      this.sessions.forget(whose);
      sessionsChanged();
    };
    const limit = new SignInLimit(keys.knownBrowsers);
    const markDevice = deviceMarker(limit, secure);
    this.signIn = new PersonSignIn({
      database,
      people,
      codes: new UsedCodes({ database, clock, secret: keys.usedCodes }),
      limit,
      markDevice,
      secure,
      auditor,
      onEntryLost,
      sessionsChanged: this.sessionsChanged,
    });
    const hashToken = tokenHasher(keys.invitations);
    this.people = { database, clock, people, auditor, markDevice, hashToken };
  }

  /** @returns the path of the link that makes the first administrator; null where there is one */
  async firstAdministrator(): Promise<string | null> {
    const there = await this.#database.read('any-administrator', (db) => anybodyIs(db, 'admin'));
    return there ? null : (await inviteFirstAdministrator(this.people)).path;
  }
}
