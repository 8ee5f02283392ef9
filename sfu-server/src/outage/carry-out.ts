import { dismissCall, mediaUp, surveyCall } from '../calls/call-progress.ts';
import type { CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { endCallByInterpreter, endCallByTablet } from '../calls/end-call.ts';
import { tabletLost, tabletReturned } from '../calls/tablet-presence.ts';
import { consoleLost, consoleReturned } from '../presence/console-presence.ts';
import type { Command } from './kept-command.ts';

/** Does what a command says: at once, or later from the spool. @throws what its use case throws */
export function carryOut(context: CallContext, command: Command): Promise<Done<unknown>> {
  const { subjectId } = command;
  switch (command.type) {
    case 'end':
      return command.side === 'tablet'
        ? endCallByTablet(context, subjectId, command.callId)
        : endCallByInterpreter(context, subjectId, command.callId);
    case 'media-up':
      return mediaUp(context, { side: command.side, id: subjectId }, command.callId);
    case 'survey':
      return surveyCall(context, subjectId, command.callId, command.rating);
    case 'dismiss':
      return dismissCall(context, subjectId, command.callId);
    case 'left':
      return command.side === 'tablet' ? tabletLost(context, subjectId) : consoleLost(context, subjectId);
    case 'returned':
      return command.side === 'tablet'
        ? tabletReturned(context, subjectId)
        : consoleReturned(context, subjectId);
  }
}
