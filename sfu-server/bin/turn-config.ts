import { lookup } from 'node:dns/promises';
import { environment, readConfig } from '../src/config.ts';
import { describeFailure } from '../src/startup/failure.ts';
import { coturnConfig, mediaAddresses } from '../src/turn/coturn-config.ts';
import { installedCoturn, troubleWith } from '../src/turn/coturn-version.ts';

const resolve = async (name: string) => (await lookup(name, { all: true })).map(({ address }) => address);

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error('mado: turn:config takes no options: it reads the environment (option-unknown)');
    return 2;
  }
  try {
    const config = readConfig(environment(), 'serve');
    console.log(coturnConfig(config, await mediaAddresses(config, resolve)));
    const trouble = troubleWith(await installedCoturn());
    if (trouble !== null) console.error(`mado: ${trouble}`);
    return 0;
  } catch (error) {
    const { text, exitCode } = describeFailure(error);
    console.error(text);
    return exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));
