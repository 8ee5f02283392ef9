import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** Messages of STUN and TURN (RFC 8489, RFC 8656), as much of them as an attack takes. */

export const requests = { allocate: 0x0003, permission: 0x0008, channel: 0x0009 } as const;

const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  channel: 0x000c,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  family: 0x0017,
  transport: 0x0019,
} as const;

const COOKIE = Buffer.from('2112a442', 'hex');
const HEAD = 20;
const IS_ERROR = 0x0110;

/** Some have the id of their message worked into them. */
type Attribute = readonly [type: number, value: Buffer | ((id: Buffer) => Buffer)];

/** Whom the server takes us for, once it has said how to prove it. */
export interface Proof {
  readonly username: string;
  readonly credential: string;
  readonly realm: Buffer;
  readonly nonce: Buffer;
}

/** A request for a relay, of UDP or TCP, with an address of the family. */
export const allocation = (family: 4 | 6, transport: 'udp' | 'tcp'): Attribute[] => [
  [attributes.transport, Buffer.from([transport === 'udp' ? 17 : 6, 0, 0, 0])],
  ...(family === 6 ? [[attributes.family, Buffer.from([2, 0, 0, 0])] as const] : []),
];

/** What names a peer: its 4 or 16 bytes in hexadecimal, so that any way to write an address can be tried. */
export const peerOf = (bytes: string, port: number): Attribute => [
  attributes.peer,
  (id) => maskedPeer(bytes, port, id),
];

export const channelOf = (number: number): Attribute => {
  const value = Buffer.alloc(4);
  value.writeUInt16BE(number, 0);
  return [attributes.channel, value];
};

/** The bytes of an address in hexadecimal. */
export function bytesOf(address: string): string {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number)).toString('hex');
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const last = dotted === null ? null : bytesOf(dotted[2] ?? '');
  const text = last === null ? address : `${dotted?.[1] ?? ''}${last.slice(0, 4)}:${last.slice(4)}`;
  const [before = [], after = []] = text
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
}

export function request(type: number, content: readonly Attribute[], proof: Proof | null): Buffer {
  const id = randomBytes(12);
  const proven = proof === null ? [] : provenBy(proof);
  const plain = [...content, ...proven].map((attribute) => encoded(attribute, id));
  if (proof === null) return Buffer.concat([head(type, lengthOf(plain), id), ...plain]);
  // The length counts the proof itself, which covers all that is before it.
  const signed = Buffer.concat([head(type, lengthOf(plain) + 24, id), ...plain]);
  const integrity = createHmac('sha1', keyOf(proof)).update(signed).digest();
  return Buffer.concat([signed, encoded([attributes.integrity, integrity], id)]);
}

/** What the server answers: null, or the code of its refusal and what it wants to be proven by. */
export interface Answer {
  readonly refused: number | null;
  readonly realm: Buffer;
  readonly nonce: Buffer;
}

export function answerIn(message: Buffer): Answer {
  const found = new Map<number, Buffer>();
  for (let at = HEAD; at < message.length;) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const error = found.get(attributes.error);
  const isError = (message.readUInt16BE(0) & IS_ERROR) === IS_ERROR;
  const refused = isError ? (error?.[2] ?? 0) * 100 + (error?.[3] ?? 0) : null;
  const empty = Buffer.alloc(0);
  return {
    refused,
    realm: found.get(attributes.realm) ?? empty,
    nonce: found.get(attributes.nonce) ?? empty,
  };
}

/** How long the message is that these bytes begin with; null: too few to tell. */
export const messageLength = (bytes: Buffer): number | null =>
  bytes.length < HEAD ? null : HEAD + bytes.readUInt16BE(2);

const provenBy = ({ username, realm, nonce }: Proof): Attribute[] => [
  [attributes.username, Buffer.from(username)],
  [attributes.realm, realm],
  [attributes.nonce, nonce],
];

const keyOf = ({ username, realm, credential }: Proof): Buffer =>
  createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();

function head(type: number, length: number, id: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16BE(type, 0);
  start.writeUInt16BE(length, 2);
  return Buffer.concat([start, COOKIE, id]);
}

function encoded([type, content]: Attribute, id: Buffer): Buffer {
  const value = typeof content === 'function' ? content(id) : content;
  const start = Buffer.alloc(4);
  start.writeUInt16BE(type, 0);
  start.writeUInt16BE(value.length, 2);
  return Buffer.concat([start, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function maskedPeer(bytes: string, port: number, id: Buffer): Buffer {
  const address = Buffer.from(bytes, 'hex');
  const start = Buffer.from([0, address.length === 4 ? 1 : 2, 0, 0]);
  start.writeUInt16BE(port ^ 0x2112, 2);
  const mask = Buffer.concat([COOKIE, id]);
  return Buffer.concat([start, address.map((byte, index) => byte ^ (mask[index] ?? 0))]);
}
