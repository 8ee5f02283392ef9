import type { TurnConfig } from '../config.ts';
import type { Logger } from '../log.ts';
import { RelayGate } from './relay-gate.ts';

const words = {
  'turn-unreachable':
    'the TURN server does not answer: clients behind closed networks have no sound or picture',
  'turn-reachable': 'the TURN server answers again',
} as const;

/** The gate to the TURN server behind our own port, if there is one, with an operator who hears of its troubles. */
export function relayGateOf(turn: TurnConfig | null, log: Logger): RelayGate | null {
  if (turn === null || turn.backend === null) return null;
  return new RelayGate({
    backend: turn.backend,
    tell: (code) => {
      log[code === 'turn-unreachable' ? 'warn' : 'info']({ code }, words[code]);
    },
  });
}
