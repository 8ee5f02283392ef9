/** The rows moved on under a transaction: it is run again from its start. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict';
}
