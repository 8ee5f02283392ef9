/** Why the server cannot start. Printed as one line, without a stack; the process then ends with `exitCode`. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
  readonly code: string;
  readonly exitCode: 1 | 2;

  /** @param exitCode 2 where the command line itself is wrong. */
  constructor(code: string, message: string, options: ErrorOptions & { exitCode?: 1 | 2 } = {}) {
    super(message, options);
    this.code = code;
    this.exitCode = options.exitCode ?? 1;
  }
}
