import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { protocolDocument } from '../src/protocol-docs/document.ts';

// Writes docs/protocol.md from the contracts; with --check it only says whether the file is current.
const file = path.resolve(import.meta.dirname, '../../docs/protocol.md');
const expected = protocolDocument();

if (process.argv.includes('--check')) {
  const present = await readFile(file, 'utf8').catch(() => null);
  if (present !== expected) {
    console.error(
      'docs/protocol.md is not current: run node sfu-server/bin/protocol-docs.ts (generated-stale)',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(file, expected);
}
