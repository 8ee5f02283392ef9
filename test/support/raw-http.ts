import { once } from 'node:events';
import net from 'node:net';

/** Sends text as it is to a server and reads all that it answers until the connection ends. */
export async function rawHttp(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(request, 'latin1');
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

/** A GET whose target no library has made tidy. */
export const rawGet = (url: string, target: string, headers: readonly string[] = []): Promise<string> =>
  rawHttp(
    url,
    [`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n'),
  );
