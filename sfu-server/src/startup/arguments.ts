import { StartupError } from './startup-error.ts';

export interface ServeArguments {
  readonly trial: boolean;
}

const wrong = (code: string, message: string) => new StartupError(code, message, { exitCode: 2 });

/**
 * Reads the command line of the server.
 * @throws {StartupError} `option-not-yet` or `option-unknown`
 */
export function parseArguments(args: readonly string[]): ServeArguments {
  let trial = false;
  for (const argument of args) {
    if (argument === '--trial') trial = true;
    else if (argument === '--lan') {
      throw wrong(
        'option-not-yet',
        '--lan is not part of this version: the trial runs on this computer alone',
      );
    } else throw wrong('option-unknown', `${argument} is not an option of the server: it knows --trial`);
  }
  return { trial };
}
