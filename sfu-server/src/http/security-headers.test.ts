import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { reactAriaStyles } from './security-headers.ts';

// By its path: the clients depend on react-aria, the server does not.
const source = (file: string) =>
  readFile(new URL(`../../../node_modules/react-aria/${file}`, import.meta.url), 'utf8');

/** The text of the style sheet that a module puts into the page, with the names of its constants filled in. */
async function sheetOf(file: string): Promise<string | undefined> {
  const code = await source(file);
  const [, template = ''] = /textContent = `([^`]*)`/.exec(code) ?? [];
  return template
    .replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
      const start = code.indexOf(`const ${name} = '`) + `const ${name} = '`.length;
      return code.slice(start, code.indexOf("'", start));
    })
    .trim();
}

it('knows the style sheets of the react-aria that is installed', async () => {
  expect(reactAriaStyles).toEqual([
    await sheetOf('dist/private/interactions/usePress.mjs'),
    await sheetOf('dist/private/overlays/usePreventScroll.mjs'),
  ]);
});
