import { verifyStored } from '../src/audit/verify-command.ts';
import { environment, readStorageConfig } from '../src/config.ts';
import { describeFailure } from '../src/startup/failure.ts';

/** Broken is 1; that it could not be found out is something else. */
const UNCHECKED = 3;

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error('mado: audit:verify takes no options: it reads the environment (option-unknown)');
    return 2;
  }
  try {
    const { text, exitCode } = await verifyStored(readStorageConfig(environment()));
    (exitCode === 0 ? console.log : console.error)(text);
    return exitCode;
  } catch (error) {
    console.error(describeFailure(error).text);
    return UNCHECKED;
  }
}

process.exitCode = await main(process.argv.slice(2));
