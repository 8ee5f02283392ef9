import { exitWith, passSignalsOn } from './lib/children.mjs';
import { runChecks } from './lib/checks.mjs';

passSignalsOn();
await exitWith(async () => {
  const failed = await runChecks();
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
});
