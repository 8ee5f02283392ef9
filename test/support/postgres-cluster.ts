import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const versions = '/usr/lib/postgresql';

/** A PostgreSQL server of our own, reached through a socket in a folder of its own: it takes no port. */
export interface PostgresCluster extends AsyncDisposable {
  /** The connection string of a database in the cluster. */
  url(database: string): string;
  /** Makes an empty database. @returns its connection string, as the product's configuration takes it */
  create(database: string): Promise<string>;
  /** Ends it as a crash would. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same data. */
  restart(): Promise<void>;
  /** Stops (`SIGSTOP`) or continues (`SIGCONT`) every one of its processes. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a fresh cluster. PostgreSQL refuses to run as root, so root starts it as `postgres`.
 * @param durable a commit waits for the disk, as it does by default: tests have nothing to lose and go without
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresCluster> {
  const bin = path.join(versions, await newestVersion(), 'bin');
  const folder = await mkdtemp(path.join(tmpdir(), 'mado-postgres-'));
  const owner = await ownerOf(folder);
  const data = path.join(folder, 'data');
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N'], owner);
  const options = { ...owner, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] };
  const settings = ['-D', data, '-k', folder, '-h', '', ...(durable ? [] : ['-F'])];
  const start = async () => {
    const server = spawn(path.join(bin, 'postgres'), settings, options);
    const ended = once(server, 'exit');
    await ready(server.stderr);
    server.stderr.resume();
    return { server, ended };
  };
  let running = await start();
  const stop = async () => {
    running.server.kill('SIGINT'); // Fast shutdown: clients are cut off.
    await running.ended;
    await rm(folder, { recursive: true });
  };
  const url = (database: string) => `postgresql://postgres@/${database}?host=${encodeURIComponent(folder)}`;
  return {
    async create(database) {
      await execute(url('postgres'), `create database ${database}`);
      return `postgresql:///${database}?user=postgres&host=${encodeURIComponent(folder)}`;
    },
    async crash() {
      running.server.kill('SIGQUIT');
      await running.ended;
    },
    async restart() {
      running = await start();
    },
    async signal(signal) {
      for (const pid of await family(running.server.pid ?? 0)) process.kill(pid, signal);
    },
    url,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A process and its children: PostgreSQL has one for each connection. */
async function family(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [pid, ...children.split(' ').filter(Boolean).map(Number)];
}

async function newestVersion(): Promise<string> {
  const found = await readdir(versions).catch(() => []);
  const newest = found.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  if (newest === undefined) throw new Error(`PostgreSQL is not installed: ${versions} has no version`);
  return newest;
}

async function ownerOf(folder: string): Promise<{ uid?: number; gid?: number; cwd: string }> {
  if (userInfo().uid !== 0) return { cwd: folder };
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('there is no user postgres');
  await chown(folder, uid, gid);
  return { uid, gid, cwd: folder };
}

async function ready(log: Readable): Promise<void> {
  let seen = '';
  for await (const chunk of log.iterator({ destroyOnReturn: false })) {
    seen += String(chunk);
    if (seen.includes('ready to accept connections')) return;
  }
  throw new Error(`PostgreSQL did not start:\n${seen}`);
}

/** Runs one statement on a database of the cluster. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
