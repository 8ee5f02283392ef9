import { isIP } from 'node:net';
import { plainAddress } from '../peers.ts';

/** One end of a connection, as a socket tells of it. */
export interface End {
  readonly address: string | undefined;
  readonly port: number | undefined;
}

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
/** Version 2: who passes on speaks for somebody, or for itself alone. */
const [PROXIED, LOCAL] = [0x21, 0x20];
const [UNSPECIFIED, TCP_V4, TCP_V6] = [0x00, 0x11, 0x21];

/** The header of PROXY protocol 2, by which those behind us learn who is before us. */
export function proxyHeader(from: End, to: End): Buffer {
  const [source, target] = [plainAddress(from.address), plainAddress(to.address)];
  const version = isIP(source);
  if (version === 0 || version !== isIP(target)) return head(LOCAL, UNSPECIFIED, Buffer.alloc(0));
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(from.port ?? 0, 0);
  ports.writeUInt16BE(to.port ?? 0, 2);
  const bytesOf = version === 4 ? v4Bytes : v6Bytes;
  const body = Buffer.concat([bytesOf(source), bytesOf(target), ports]);
  return head(PROXIED, version === 4 ? TCP_V4 : TCP_V6, body);
}

function head(command: number, family: number, body: Buffer): Buffer {
  const rest = Buffer.from([command, family, 0, 0]);
  rest.writeUInt16BE(body.length, 2);
  return Buffer.concat([SIGNATURE, rest, body]);
}

const v4Bytes = (address: string): Buffer => Buffer.from(address.split('.').map(Number));

function v6Bytes(address: string): Buffer {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0);
  const bytes = Buffer.alloc(16);
  for (const [index, group] of [...before, ...zeros, ...after].slice(0, 8).entries())
    bytes.writeUInt16BE(group, index * 2);
  return bytes;
}

const groupsOf = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
