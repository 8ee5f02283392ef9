import type { Mode } from '../config/problems.ts';
import { StartupError } from './startup-error.ts';

export interface ServeArguments {
  readonly mode: Mode;
}

const wrong = (code: string, message: string) => new StartupError(code, message, { exitCode: 2 });

/**
 * Reads the command line of the server.
 * @throws {StartupError} `option-unknown`, or `option-misplaced`
 */
export function parseArguments(args: readonly string[]): ServeArguments {
  const unknown = args.find((argument) => argument !== '--trial' && argument !== '--lan');
  if (unknown !== undefined) {
    throw wrong('option-unknown', `${unknown} is not an option of the server: it knows --trial and --lan`);
  }
  if (!args.includes('--lan')) return { mode: args.includes('--trial') ? 'trial' : 'serve' };
  if (args.includes('--trial')) return { mode: 'lan' };
  throw wrong(
    'option-misplaced',
    '--lan is for the trial (npm start -- --lan): to serve others set MADO_HOST and a certificate',
  );
}
