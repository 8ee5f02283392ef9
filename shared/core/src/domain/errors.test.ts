import { describe, expect, it } from 'vitest';
import { errorCodes, isErrorCode, MadoError } from './errors.ts';

describe('error codes', () => {
  it('know their own and nothing that merely looks like one', () => {
    for (const code of Object.keys(errorCodes)) expect(isErrorCode(code)).toBe(true);
    for (const other of ['', 'constructor', '__proto__', 'no-such-code', 1, null, undefined]) {
      expect(isErrorCode(other)).toBe(false);
    }
  });

  it('carry whether the same request may be sent again', () => {
    expect(new MadoError('rate-limited').retryable).toBe(true);
    expect(new MadoError('offer-rescinded').retryable).toBe(false);
  });
});
