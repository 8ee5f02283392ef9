import { v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562, 5.7): sorts by the time at which it was made. */
export const newId = (): string => v7();
