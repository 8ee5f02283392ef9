import { environment, readConfig } from '../src/config.ts';
import { administratorLink } from '../src/people/administrator-command.ts';
import { describeFailure } from '../src/startup/failure.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error('mado: administrator takes no options: it reads the environment (option-unknown)');
    return 2;
  }
  try {
    const link = await administratorLink(readConfig(environment(), 'serve'));
    console.log(`This link makes an administrator, once, within 7 days:\n  ${link}`);
    return 0;
  } catch (error) {
    const { text, exitCode } = describeFailure(error);
    console.error(text);
    return exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));
