/**
 * A set-up step that cannot go on: says what happened and what to do.
 * Exit status 1, or 69 where a system package is missing and only an administrator can install it.
 */
export class SetupError extends Error {
  /** @param {string} code such as `setup/packages-failed` @param {string} message @param {number} [exitCode] */
  constructor(code, message, exitCode = 1) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}
