import { crc32 } from 'node:zlib';

/** Before each payload: its length in bytes and its CRC-32 (as in zlib), both 32 bits, little-endian. */
const HEADER_BYTES = 8;
/** No payload is nearly as long: a greater length is damage, not a reason to look further. */
const LONGEST_BYTES = 64 * 1024;

/** One payload as it stands in the file. @throws {RangeError} when it is longer than 64 KiB */
export function encodeFrame(payload: Buffer): Buffer {
  if (payload.length > LONGEST_BYTES) throw new RangeError(`a frame of ${payload.length} bytes`);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([header, payload]);
}

export interface Frames {
  readonly payloads: readonly Buffer[];
  /** How many bytes from the start are whole frames. What follows is damaged or was not written to its end. */
  readonly wholeBytes: number;
}

/** Reads frames up to the first that is not whole: after it nobody can tell where the next one begins. */
export function decodeFrames(bytes: Buffer): Frames {
  const payloads: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const payload = frameAt(bytes, offset);
    if (payload === null) return { payloads, wholeBytes: offset };
    payloads.push(payload);
    offset += HEADER_BYTES + payload.length;
  }
}

function frameAt(bytes: Buffer, offset: number): Buffer | null {
  if (bytes.length - offset < HEADER_BYTES) return null;
  const length = bytes.readUInt32LE(offset);
  const start = offset + HEADER_BYTES;
  // A file that grew without being written is full of zeros, and the CRC of nothing is zero.
  if (length === 0 || length > LONGEST_BYTES || bytes.length - start < length) return null;
  const payload = bytes.subarray(start, start + length);
  return crc32(payload) === bytes.readUInt32LE(offset + 4) ? payload : null;
}
