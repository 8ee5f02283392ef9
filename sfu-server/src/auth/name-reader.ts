import { MadoError } from '@mado/core/domain/errors.ts';
import type { Database } from '../db/database.ts';
import { personName } from './person-repository.ts';

/** Finds out what somebody with an account is called. @throws {MadoError} `forbidden` (no such account any more) */
export const nameReader =
  (database: Database) =>
  async (id: string): Promise<string> => {
    const name = await database.read('person-name', (db) => personName(db, id));
    if (name === null) throw new MadoError('forbidden', 'no such person');
    return name;
  };
