import { createInterface } from 'node:readline';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { environment, readConfig, type Config } from '../src/config.ts';
import { parseArguments } from '../src/startup/arguments.ts';
import { DataDir } from '../src/startup/data-dir.ts';
import { describeFailure } from '../src/startup/failure.ts';
import { writeReadyFile } from '../src/startup/ready-file.ts';
import { firstSignal } from '../src/startup/signals.ts';
import { inLan } from '../src/trial/lan-config.ts';
import { createTrialLinks, type TrialLinkOptions } from '../src/trial/links.ts';
import { seedTrial } from '../src/trial/seed.ts';
import { linkList, qrList, welcome } from '../src/trial/terminal.ts';

/** How long a start or an end may take once the server was told to end, beyond the drain, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Runs the server until it is told to end. */
async function serve(read: Config): Promise<void> {
  let reload = () => {};
  // A trial ends with its terminal, as everything there does; a server does not, whoever renews the certificate.
  if (read.mode === 'serve') process.on('SIGHUP', () => reload());
  const force = () => process.exit(130);
  // Not at once: a database that is being made must not be left half-made.
  const stopped = firstSignal(process, force).then(() =>
    setTimeout(force, read.drainMs + PATIENCE_MS).unref(),
  );
  await using _dataDir = await DataDir.take(read.dataDir);
  const config = read.mode === 'lan' ? await inLan(read) : read;
  await using app = await createApp(config);
  // Links of a server that was killed are still in the database.
  await app.accounts.sessions.forgetLinks();
  reload = () => void app.reloadTls();
  if (config.mode !== 'serve') await seedTrial(app.database, systemClock);
  const { url } = await app.start();
  if (config.mode !== 'serve') {
    await announceTrial(config, { database: app.database, sessions: app.accounts.sessions, url });
  } else {
    await announce(config, url, await app.accounts.firstAdministrator());
  }
  await stopped;
  await app.drain();
  await app.accounts.sessions.forgetLinks();
}

async function announce({ readyFile }: Config, url: string, first: string | null): Promise<void> {
  if (readyFile !== null) await writeReadyFile(readyFile, { url, pid: process.pid });
  console.log(`Mado is running at ${url}`);
  if (first !== null)
    console.log(
      `There is no administrator yet. This link makes the first, once, within 7 days:\n  ${url}${first}`,
    );
}

async function announceTrial(config: Config, options: TrialLinkOptions): Promise<void> {
  const { readyFile } = config;
  const list = config.mode === 'lan' ? qrList(process.stdout.isTTY) : linkList;
  const links = await createTrialLinks(options);
  console.log(welcome(options.url, config) + list(links));
  onEnter(async () => console.log(list(await createTrialLinks(options))));
  if (readyFile !== null) await writeReadyFile(readyFile, { url: options.url, pid: process.pid, links });
}

/** The end of the input means that nobody is at the keyboard, not that the server should end. */
function onEnter(print: () => Promise<void>): void {
  process.stdin.on('error', () => undefined);
  // Not as a terminal: that would take Ctrl-C away from the signal.
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', () => {
    print().catch((error: unknown) => console.error(describeFailure(error).text));
  });
}

async function main(): Promise<number> {
  try {
    const { mode } = parseArguments(process.argv.slice(2));
    await serve(readConfig(environment(), mode));
    return 0;
  } catch (error) {
    const { text, exitCode, stack } = describeFailure(error);
    console.error(text);
    if (stack !== undefined && /^(debug|trace)$/.test(environment()['MADO_LOG_LEVEL'] ?? ''))
      console.error(stack);
    return exitCode;
  }
}

process.exit(await main());
