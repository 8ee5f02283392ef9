import { transition, type CallEvent, type Side } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import { nextActivity, wrapUpMs } from '@mado/core/domain/presence.ts';
import type { Call } from '../calls/call-store.ts';
import { needsNoScreen } from '../calls/end-call.ts';
import type { TabletSnapshot } from '../calls/tablet-view-repository.ts';
import type { ConsoleSnapshot } from '../presence/console-view-repository.ts';
import type { Command } from './kept-command.ts';

/** Whose views a command changed. */
export interface Affected {
  readonly tablets: readonly string[];
  readonly interpreters: readonly string[];
  /** The call that it ended. */
  readonly ended: string | null;
}

/**
 * How things stood when they were last read, for as long as they cannot be read: what people do to their call
 * meanwhile is worked in by the rules of the domain, so that the screens of both sides go on telling the truth.
 */
export class Standing {
  readonly #tablets = new Map<string, TabletSnapshot>();
  readonly #consoles = new Map<string, ConsoleSnapshot>();

  noteTablet(id: string, snapshot: TabletSnapshot): void {
    this.#tablets.set(id, snapshot);
  }

  noteConsole(id: string, snapshot: ConsoleSnapshot): void {
    this.#consoles.set(id, snapshot);
  }

  tablet(id: string): TabletSnapshot | null {
    return this.#tablets.get(id) ?? null;
  }

  console(id: string): ConsoleSnapshot | null {
    return this.#consoles.get(id) ?? null;
  }

  /** The live call of somebody, as far as it is known. */
  liveCall(side: Side, id: string): Call | null {
    const call = side === 'tablet' ? this.tablet(id)?.call : this.console(id)?.lastAnswered?.call;
    return call === undefined || call === null || call.status.state === 'ended' ? null : call;
  }

  /**
   * Works a command in. Nobody can act on a call that was not known to be theirs.
   * @returns null when it changes nothing: it was given before
   * @throws {MadoError} `database-unavailable` (not known), or what the command's own use case would throw
   */
  apply(command: Command, at: Date): Affected | null {
    switch (command.type) {
      case 'end': {
        const reason = command.side === 'tablet' ? 'tapped' : 'interpreter-ended';
        return this.#advance(this.#own(command.side, command), { type: 'end', reason, at });
      }
      case 'media-up': {
        const call = this.#own(command.side, command);
        if (call.status.state === 'ended') throw new MadoError('call-ended');
        return this.#advance(call, { type: 'media-up', side: command.side, at });
      }
      case 'survey':
        return this.#survey(command.subjectId, command.callId);
      case 'dismiss': {
        if (this.tablet(command.subjectId)?.call === null) return null;
        if (this.#own('tablet', command).status.state !== 'ended') throw new MadoError('call-in-progress');
        return this.#clear(command.subjectId);
      }
      case 'left':
        return this.#setLost(command, at);
      case 'returned':
        return this.#setLost(command, null);
    }
  }

  #own(side: Side, { subjectId, callId }: { subjectId: string; callId: string }): Call {
    const known =
      side === 'tablet' ? this.tablet(subjectId)?.call : this.console(subjectId)?.lastAnswered?.call;
    if (known?.id !== callId) throw new MadoError('database-unavailable', 'a call that is not known');
    return known;
  }

  #advance(call: Call, event: CallEvent): Affected | null {
    const status = transition(call.status, event);
    return status === call.status ? null : this.#replace({ ...call, status });
  }

  #survey(tabletId: string, callId: string): Affected {
    const { status } = this.#own('tablet', { subjectId: tabletId, callId });
    const due = status.state === 'ended' && status.activeAt !== null;
    if (!due || this.tablet(tabletId)?.surveyed === true) throw new MadoError('survey-not-due');
    return this.#clear(tabletId);
  }

  #setLost({ side, subjectId }: { side: Side; subjectId: string }, at: Date | null): Affected | null {
    const call = this.liveCall(side, subjectId);
    const before = side === 'tablet' ? call?.tabletLostAt : call?.consoleLostAt;
    if (call === null || (before === null) === (at === null)) return null;
    return this.#replace({ ...call, [side === 'tablet' ? 'tabletLostAt' : 'consoleLostAt']: at });
  }

  /** Takes the ended call off the tablet. */
  #clear(tabletId: string): Affected {
    const snapshot = this.tablet(tabletId);
    if (snapshot !== null) this.#tablets.set(tabletId, { ...snapshot, call: null });
    return { tablets: [tabletId], interpreters: [], ended: null };
  }

  #replace(call: Call): Affected {
    const tablet = this.tablet(call.tabletId);
    const shown = needsNoScreen(call) ? null : call;
    if (tablet?.call?.id === call.id) this.#tablets.set(call.tabletId, { ...tablet, call: shown });
    const interpreters = [...this.#consoles].flatMap(([id, snapshot]) => {
      const after = withCall(snapshot, call);
      if (after !== snapshot) this.#consoles.set(id, after);
      return after === snapshot ? [] : [id];
    });
    return { tablets: [call.tabletId], interpreters, ended: call.status.state === 'ended' ? call.id : null };
  }
}

/** A console's snapshot after a call changed; the same one when that call is none of theirs. */
function withCall(snapshot: ConsoleSnapshot, call: Call): ConsoleSnapshot {
  const { offer, lastAnswered, interpreter } = snapshot;
  const { status } = call;
  if (offer?.call.id === call.id && status.state === 'ended') {
    const activity = nextActivity(interpreter.activity, { type: 'release', at: status.endedAt });
    return { ...snapshot, offer: null, interpreter: { ...interpreter, activity } };
  }
  if (lastAnswered?.call.id !== call.id) return snapshot;
  const changed = { ...snapshot, lastAnswered: { ...lastAnswered, call } };
  if (status.state !== 'ended' || interpreter.activity.state !== 'on-call') return changed;
  const activity = nextActivity(interpreter.activity, {
    type: 'call-ended',
    at: status.endedAt,
    wrapUpMs: wrapUpMs[call.language.modality],
  });
  return { ...changed, interpreter: { ...interpreter, activity } };
}
