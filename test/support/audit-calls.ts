import { newId } from '@mado/sfu-server/ids.ts';
import type { TestApp } from './start-app.ts';

/** Has the first tablet ask `count` times for an interpreter, while there is none. @returns the ids, oldest first */
export async function requestCalls(app: TestApp, count: number): Promise<string[]> {
  const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
  const ids: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const { callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
    await app.settled();
    await tablet.request('call:dismiss', { callId });
    ids.push(callId);
  }
  await app.disconnect(tablet);
  return ids;
}
