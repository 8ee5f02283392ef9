/** The rows moved on under a transaction: it is run again from its start. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict';
}

/** Whether a row was refused since there may be but one of its kind (PostgreSQL, appendix A: unique violation). */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
