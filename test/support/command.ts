import { execFile } from 'node:child_process';
import path from 'node:path';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  /** On either stream, as one text. */
  readonly said: string;
}

/** Runs a program of `sfu-server/bin` as its npm script does, with this environment and no other. */
export function runCommand(
  program: 'administrator' | 'audit-verify',
  environment: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ended> {
  const file = path.join(import.meta.dirname, '../../sfu-server/bin', `${program}.ts`);
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode, said: out + err });
    });
  });
}
