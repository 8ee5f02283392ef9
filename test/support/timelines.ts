import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { CallLog } from '@mado/sfu-server/call-log/call-log.ts';
import type { Trial } from './trial.ts';

/** What the log tells of each call, the oldest first: an entry that is about a side names it, as `disconnected tablet`. */
export async function timelines({ app }: Trial): Promise<string[][]> {
  const log = new CallLog(app.database);
  const { calls } = await log.page({ limit: 200 });
  const details = await Promise.all(calls.toReversed().map(({ callId }) => log.detail(callId)));
  return details.map(({ timeline }) => timeline.map(nameOf));
}

const nameOf = ({ type, side }: TimelineEntry): string =>
  side !== null && type.endsWith('connected') && type !== 'connected' ? `${type} ${side}` : type;
