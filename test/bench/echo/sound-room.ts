import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const socketName = 'native';

/**
 * A room with a loudspeaker and a microphone that hears nothing but the loudspeaker, as loud as it is: the worst handset
 * there could be. It is a sound server of its own, which nothing else plays to.
 */
export class SoundRoom implements AsyncDisposable {
  /** What makes a program play and hear in the room. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #server: ChildProcess;
  readonly #folder: string;

  private constructor(server: ChildProcess, folder: string, environment: Readonly<Record<string, string>>) {
    this.#server = server;
    this.#folder = folder;
    this.environment = environment;
  }

  /** Whether this machine has the sound server; it is PulseAudio. */
  static async isPossible(): Promise<boolean> {
    return promisify(execFile)('pulseaudio', ['--version']).then(
      () => true,
      () => false,
    );
  }

  static async open(): Promise<SoundRoom> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-room-'));
    const socket = path.join(folder, socketName);
    const environment = { HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${socket}` };
    const listening = appears(folder, socketName);
    const server = spawn('pulseaudio', serverOptions(socket), {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    const ended = once(server, 'exit').then(() => {
      throw new Error('sound-impossible: pulseaudio ended');
    });
    try {
      await Promise.race([listening, ended]);
      ended.catch(() => undefined);
      return new SoundRoom(server, folder, environment);
    } catch (error) {
      await rm(folder, { recursive: true });
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.exitCode === null) {
      const ended = once(this.#server, 'exit');
      this.#server.kill();
      await ended;
    }
    await rm(this.#folder, { recursive: true });
  }
}

/** The microphone is made first: whoever finds the server finds all of it. */
function serverOptions(socket: string): string[] {
  const modules = [
    'module-null-sink sink_name=loudspeaker rate=48000',
    // Browsers do not offer what merely watches a loudspeaker.
    'module-remap-source master=loudspeaker.monitor source_name=microphone',
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
  ];
  return ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((module) => ['-L', module])];
}

function appears(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, file) => {
      if (file !== name) return;
      watcher.close();
      resolve();
    });
  });
}
