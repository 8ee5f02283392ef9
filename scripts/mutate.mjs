import { exitWith, passSignalsOn } from './lib/children.mjs';
import { filesToMutate, findUnnoticed } from './lib/mutation.mjs';

passSignalsOn();
await exitWith(async () => {
  const words = process.argv.slice(2);
  const files = filesToMutate(words);
  const failure =
    files.length > 0 ? await findUnnoticed(files) : `no file to change has a path with ${words.join(' or ')}`;
  if (failure) console.error(`\nFailed: ${failure}`);
  return failure ? 1 : 0;
});
