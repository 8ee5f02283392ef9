import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** RFC 4648, 6. */
function fromBase32(text: string): Buffer {
  const bits = Array.from(text.replaceAll('=', ''), (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The six digits that an authenticator app shows at a time (RFC 6238), for the address in its QR code. */
export function oneTimeCode(totpUri: string, at: number): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return codeOf(secret, at);
}

/** The same for the key that is typed where no QR code can be read. */
export function codeOf(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A code that was not shown yet, and is taken all the same since clocks differ. */
export const nextCode = (totpUri: string): string => oneTimeCode(totpUri, Date.now() + STEP_MS);
