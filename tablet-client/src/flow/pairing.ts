import { RequestError } from '@mado/client/socket/request-error.ts';
import type { PairingAnswer, PairingView } from '@mado/core/protocol/rest/tablets.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';

/** How far a device has come on its way to being a tablet. */
export type PairingState =
  | { readonly state: 'asking' }
  | {
      readonly state: 'shown';
      readonly code: string;
      /** By our own clock. */
      readonly endsAt: number;
      /** The server answers; otherwise it is tried again. */
      readonly reached: boolean;
    }
  | { readonly state: 'denied' }
  | { readonly state: 'paired'; readonly counter: CounterView }
  /** There is no code to show, for this reason; it is tried again. */
  | { readonly state: 'failed'; readonly code: string };

export interface PairingDeps {
  readonly ask: () => Promise<PairingView>;
  /** @param wait answers late: the server waits for news */
  readonly poll: (wait: boolean) => Promise<PairingAnswer>;
  readonly pause: (ms: number) => Promise<void>;
  /** Our own, in milliseconds. */
  readonly clock: () => number;
  readonly show: (state: PairingState) => void;
  /** Nobody looks any more. */
  readonly isOver: () => boolean;
}

/** Two pages of one browser have one question between them: neither may hunt the other. */
const BETWEEN_POLLS_MS = 1_000;
const AFTER_FAILURE_MS = 3_000;
const AFTER_LIMIT_MS = 30_000;

/** Shows a code, a new one whenever it has run out, until somebody has decided. */
export async function pair(deps: PairingDeps): Promise<void> {
  while (!deps.isOver()) {
    const shown = await begin(deps);
    if (shown === 'failed') continue;
    const answer = await decision(deps, shown);
    if (answer === 'expired') continue;
    if (!deps.isOver()) deps.show(answer);
    return;
  }
}

type Shown = Extract<PairingState, { state: 'shown' }>;

/** @returns null when what was asked before is approved already and only has to be fetched */
async function begin({ ask, show, pause, clock }: PairingDeps): Promise<Shown | null | 'failed'> {
  try {
    const { code, expiresAt, now } = await ask();
    const shown: Shown = { state: 'shown', code, endsAt: clock() + expiresAt - now, reached: true };
    show(shown);
    return shown;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'pairing-decided') return null;
    show({ state: 'failed', code });
    await pause(code === 'rate-limited' ? AFTER_LIMIT_MS : AFTER_FAILURE_MS);
    return 'failed';
  }
}

async function decision(
  { poll, show, pause, clock, isOver }: PairingDeps,
  shown: Shown | null,
): Promise<Exclude<PairingAnswer, { state: 'pending' }> | 'expired'> {
  const tell = (reached: boolean): void => {
    if (shown !== null && !isOver()) show({ ...shown, reached });
  };
  let reached = true;
  while (!isOver()) {
    try {
      // Whoever could not reach the server is to see at once that they can again.
      const answer = await poll(reached);
      if (answer.state !== 'pending') return answer;
      reached = true;
      tell(true);
      await pause(BETWEEN_POLLS_MS);
    } catch (error) {
      if (codeOf(error) === 'pairing-not-found' || (shown !== null && clock() >= shown.endsAt))
        return 'expired';
      reached = false;
      tell(false);
      await pause(AFTER_FAILURE_MS);
    }
  }
  return 'expired';
}

/** What was broken off took too long, or lost its line. */
function codeOf(error: unknown): string {
  if (error instanceof RequestError) return error.code;
  return error instanceof DOMException ? 'disconnected' : 'internal';
}
