import { isOff, type CallMediaState } from '@mado/client/media/call-media-state.ts';
import type { ConnectionPhase } from '@mado/client/socket/connection.ts';
import type { InterpreterCall } from '@mado/core/protocol/interpreter.ts';

/** What disturbs a call. */
export type CallTrouble =
  | 'elsewhere'
  | 'devices'
  | 'mediaFailed'
  | 'reconnecting'
  | 'tabletAway'
  | 'mediaTrouble'
  | 'sound'
  | 'remoteSoundOff';

interface Standing {
  readonly elsewhere: boolean;
  readonly phase: ConnectionPhase;
  readonly problem: string | null;
  readonly remote: Pick<CallMediaState, 'connection' | 'error' | 'audio'>;
  /** We are not heard, or do not sound from what was chosen. */
  readonly hasSoundTrouble: boolean;
  readonly call: Pick<InterpreterCall, 'state' | 'tabletAway'>;
}

/** The one trouble to speak of: the nearer it is to oneself, the sooner. */
export function callTrouble({
  elsewhere,
  phase,
  problem,
  remote,
  hasSoundTrouble,
  call,
}: Standing): CallTrouble | null {
  if (elsewhere || remote.error === 'replaced') return 'elsewhere';
  if (phase !== 'connected') return 'reconnecting';
  if (problem !== null) return 'devices';
  if (remote.error !== null) return 'mediaFailed';
  if (call.tabletAway !== null) return 'tabletAway';
  if (call.state === 'active' && remote.connection !== 'connected') return 'mediaTrouble';
  if (call.state === 'active' && hasSoundTrouble) return 'sound';
  if (call.state === 'active' && isOff(remote.audio)) return 'remoteSoundOff';
  return null;
}
