import type { Page } from 'playwright-core';
import { open, type CallPages } from './trial.ts';

/** Closes the page as a person closes a tab. @returns how to open it again, signed in as before */
export async function leave(page: Page): Promise<() => Promise<Page>> {
  const [context, url] = [page.context(), page.url()];
  await page.close();
  return () => open(context, url);
}

/** Closes the page and opens it again. */
export const reopen = async (page: Page): Promise<Page> => (await leave(page))();

/** Opens the client of this page once more beside it. */
export const openBeside = (page: Page): Promise<Page> => open(page.context(), page.url());

/** Both ways for a page to begin anew. */
export const comebacks: readonly { way: string; comeBack: (page: Page) => Promise<Page> }[] = [
  {
    way: 'a reload',
    comeBack: async (page) => {
      await page.reload();
      return page;
    },
  },
  { way: 'closing and opening', comeBack: reopen },
];

/** What each side of a call reads while the other one is away. */
export const awayWords = {
  tablet: '通訳者との接続が切れました',
  console: '窓口のタブレットとの接続が切れています',
} as const;

export const otherSide = { tablet: 'console', console: 'tablet' } as const;
export const sides = ['tablet', 'console'] as const;

/** The two pages of a call, where either may be replaced by another one. */
export type CallSides = { -readonly [side in (typeof sides)[number]]: CallPages[side] };
