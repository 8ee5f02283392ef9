import { systemClock } from '@mado/sfu-server/clock.ts';
import type { Browser, Page } from 'playwright-core';
import { OpenEngine } from '../support/open-engine.ts';
import { RtpCall } from '../support/rtp-call.ts';
import { TestApp } from '../support/start-app.ts';
import { answer, open, ring } from '../support/trial.ts';
import { freshDatabase } from './fresh-database.ts';

const RTP_CALLS = 8;
const BROWSER_CALLS = 2;

export interface BrowserCall {
  readonly callId: string;
  /** The tablet's and the console's. */
  readonly pages: readonly [Page, Page];
}

/** Ten calls on one server: two in browsers, eight fed by RTP. */
export interface TenCalls extends AsyncDisposable {
  readonly engine: OpenEngine;
  readonly inBrowsers: readonly BrowserCall[];
  readonly byRtp: readonly RtpCall[];
  /** Clients that could not come back. */
  readonly failures: readonly unknown[];
}

export async function startTenCalls(browser: Browser, workers: number): Promise<TenCalls> {
  const engine = await OpenEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8', 'h264'],
  });
  const languages = Array.from({ length: RTP_CALLS + BROWSER_CALLS }, () => ['jsl']);
  const app = await TestApp.start({
    tablets: languages.length,
    interpreters: languages,
    overrides: { engine, clock: systemClock, database: await freshDatabase() },
  });
  const failures: unknown[] = [];
  const inBrowsers: BrowserCall[] = [];
  for (let index = 0; index < BROWSER_CALLS; index += 1)
    inBrowsers.push(await browserCall(app, browser, index));
  const byRtp: RtpCall[] = [];
  for (let index = BROWSER_CALLS; index < languages.length; index += 1) {
    const { tablet, interpreter } = subjects(app, index);
    const clients = {
      tablet: await app.connect('tablet', tablet),
      console: await app.connect('interpreter', interpreter),
    };
    byRtp.push(await RtpCall.start(engine, clients, (error) => failures.push(error)));
  }
  return {
    engine,
    inBrowsers,
    byRtp,
    failures,
    async [Symbol.asyncDispose]() {
      for (const call of byRtp) call[Symbol.dispose]();
      await app[Symbol.asyncDispose]();
    },
  };
}

function subjects({ ward }: TestApp, index: number): { tablet: string; interpreter: string } {
  const [tablet, interpreter] = [ward.tablets[index], ward.interpreters[index]];
  if (tablet === undefined || interpreter === undefined) throw new Error(`the ward has no ${index}`);
  return { tablet, interpreter: interpreter.id };
}

async function browserCall(app: TestApp, browser: Browser, index: number): Promise<BrowserCall> {
  const { tablet: tabletId, interpreter } = subjects(app, index);
  const page = async (role: 'tablet' | 'interpreter', subjectId: string) => {
    const context = await browser.newContext({
      viewport: { width: 1180, height: 820 },
      locale: 'ja-JP',
    });
    return open(context, app.url + (await app.app.accounts.sessions.createLink({ role, subjectId })));
  };
  const tablet = await page('tablet', tabletId);
  const console_ = await page('interpreter', interpreter);
  await ring({ tablet, console: console_ });
  await answer({ tablet, console: console_ });
  const { id: callId } = await app.app.database.read('call-of', (db) =>
    db.selectFrom('call').select('id').where('tablet_id', '=', tabletId).executeTakeFirstOrThrow(),
  );
  return { callId, pages: [tablet, console_] };
}
