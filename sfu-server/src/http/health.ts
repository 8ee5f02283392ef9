import type { RequestHandler } from 'express';
import type { Logger } from '../log.ts';

/** Null, or what is wrong in words for an operator; `degraded`: calls can be taken all the same. */
export type CheckResult = string | { readonly degraded: string } | null;

/** What must work before a call can be taken. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<CheckResult> | CheckResult>>;

/** `GET /healthz`: the process lives. */
export const healthz: RequestHandler = (_request, response) => {
  response.setHeader('Cache-Control', 'no-store').json({ status: 'ok' });
};

/** `GET /readyz`: the server can take a call; else 503 and, by check, why not. */
export const readyz =
  (checks: ReadinessChecks, log: Logger): RequestHandler =>
  async (_request, response) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => ({
        name,
        problem: await outcomeOf(check, name, log),
      })),
    );
    const ready = results.every(({ problem }) => typeof problem !== 'string');
    const words = results.map(({ name, problem }): [string, string] => [name, wordsFor(problem)]);
    response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store');
    response.json({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(words) });
  };

function wordsFor(result: CheckResult): string {
  if (result === null) return 'ok';
  return typeof result === 'string' ? result : `degraded: ${result.degraded}`;
}

async function outcomeOf(check: ReadinessChecks[string], name: string, log: Logger): Promise<CheckResult> {
  try {
    return await check();
  } catch (error) {
    log.warn({ err: error, check: name }, 'readiness check failed');
    return 'failed';
  }
}
