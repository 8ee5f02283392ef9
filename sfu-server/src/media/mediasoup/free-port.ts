import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const attempts = 20;

/** A port of this address that is free for TCP and for UDP. Another program may still be faster to take it. */
export async function freePort(address: string): Promise<number> {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const port = await freeTcpPort(address);
    if (await isUdpFree(address, port)) return port;
  }
  return freeTcpPort(address);
}

async function freeTcpPort(address: string): Promise<number> {
  const server = createServer().listen(0, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isUdpFree(address: string, port: number): Promise<boolean> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  try {
    socket.bind(port, address);
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
