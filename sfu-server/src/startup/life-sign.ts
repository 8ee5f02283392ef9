import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** What such a socket is called. */
export const lifeSignName = /^server\.[0-9a-f]{12}$/;

/** The kernel keeps addresses of sockets in 108 bytes, that of macOS in 104. */
const LONGEST_ADDRESS = 100;

/** What the kernel says where a file system holds no sockets, as those of other systems and of some networks do not. */
const noSockets = new Set(['EOPNOTSUPP', 'ENOTSUP', 'EINVAL', 'EPERM']);

/** What the kernel says of a socket that nobody holds, or that is none. Whatever else it says, somebody may live. */
const gone = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK']);

/**
 * Shows that this process lives: a socket in a folder, which the kernel answers for as long as the process is there,
 * however it ends. Unlike a process id it means the same in every container of one host that has the folder.
 */
export class LifeSign implements AsyncDisposable {
  readonly name: string;
  readonly #folder: string;
  readonly #server: net.Server;

  private constructor(folder: string, name: string, server: net.Server) {
    this.#folder = folder;
    this.name = name;
    this.#server = server;
  }

  /**
   * Resolves once it can be seen.
   * @throws {StartupError} `data-dir-unusable` where the folder holds no sockets
   */
  static async give(folder: string): Promise<LifeSign> {
    const name = `server.${randomBytes(6).toString('hex')}`;
    // It keeps no program running, and says nothing to who comes.
    const server = net.createServer((socket) => socket.destroy()).unref();
    await withAddress(folder, name, async (address) => {
      server.listen(address);
      await once(server, 'listening').catch((error: unknown) => refuseNoSockets(folder, error));
    });
    // Without a descriptor to spare it takes nobody; that it is there can be seen all the same.
    server.on('error', () => undefined);
    return new LifeSign(folder, name, server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    // Where the address was a short one of its own, Node does not find it again.
    await rm(path.join(this.#folder, this.name), { force: true });
  }
}

/** Whether whoever gave this sign may still live. */
export const mayLive = (folder: string, name: string): Promise<boolean> =>
  withAddress(folder, name, async (address) => {
    const socket = net.connect(address);
    try {
      await once(socket, 'connect');
      return true;
    } catch (error) {
      return !gone.has(codeOf(error));
    } finally {
      socket.destroy();
    }
  });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function refuseNoSockets(folder: string, cause: unknown): never {
  const code = codeOf(cause);
  if (!noSockets.has(code)) throw cause;
  const message = `${folder} is on a file system that holds no sockets (${code}): set MADO_DATA_DIR to a folder on a disk of this machine`;
  throw new StartupError('data-dir-unusable', message, { cause });
}

/** A folder may have a longer path than an address may: then it is named by a descriptor, which Linux has names for. */
async function withAddress<T>(
  folder: string,
  name: string,
  use: (address: string) => Promise<T>,
): Promise<T> {
  const direct = path.join(folder, name);
  if (Buffer.byteLength(direct) <= LONGEST_ADDRESS) return use(direct);
  if (process.platform !== 'linux')
    throw new StartupError('data-dir-unusable', `${folder} has too long a path for this system`);
  await using handle = await open(folder, 'r');
  return await use(`/proc/self/fd/${handle.fd}/${name}`);
}
