import type { Page, WebSocketRoute } from 'playwright-core';
import { testId } from './trial.ts';

declare global {
  interface Window {
    /** What `connection-state` said, in its order. */
    madoLine?: string[];
  }
}

/** The line of one page to the server, which can be cut while its media go on. */
export class Line {
  readonly #open = new Set<WebSocketRoute>();
  #cut = false;

  /** Lays the page's line anew: it is loaded once more. */
  static async of(page: Page): Promise<Line> {
    const line = new Line();
    await page.routeWebSocket(/socket\.io/, (route) => line.#route(route));
    await page.reload();
    await page.waitForSelector('[data-screen]');
    return line;
  }

  /** Breaks what is open, and lets nothing new come about. */
  async cut(): Promise<void> {
    this.#cut = true;
    await Promise.all([...this.#open].map((route) => route.close()));
    this.#open.clear();
  }

  mend(): void {
    this.#cut = false;
  }

  #route(route: WebSocketRoute): void {
    if (this.#cut) {
      void route.close();
      return;
    }
    route.connectToServer();
    this.#open.add(route);
  }
}

/** Notes from now on what the screen says of the line, however short. */
export const recordLine = (page: Page): Promise<void> =>
  page.evaluate((selector) => {
    const states: string[] = [];
    window.madoLine = states;
    new MutationObserver(() => {
      const state = document.querySelector(selector)?.getAttribute('data-state');
      if (state && state !== states.at(-1)) states.push(state);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, testId('connection-state'));

/** What the screen has said of the line since {@link recordLine}. */
export const lineStates = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.madoLine ?? []);

/** Waits until the screen says this of the line. */
export const lineIs = (page: Page, state: string): Promise<unknown> =>
  page.waitForSelector(`${testId('connection-state')}[data-state="${state}"]`);
