import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import type { Console, Everybody, Tablet } from './restartable.ts';

/** Whom the busy ward is made of: by index, what becomes of each. */
export const busyPlan = { tablets: 7, interpreters: [['jsl'], ['jsl'], ['en'], ['ko'], ['cmn']] };
export const tabletOf = {
  active: 0,
  activeToo: 1,
  first: 2,
  second: 3,
  offered: 4,
  connecting: 5,
  survey: 6,
};
export const consoleOf = { active: 0, activeToo: 1, offered: 2, connecting: 3, wrapUp: 4 };

/** Resolves with the tablet's first view that fits, be it the present one. */
export async function tabletSees(client: Tablet, fits: (view: TabletView) => boolean): Promise<TabletView> {
  const pushed = client.next('view', fits);
  const present = await client.request('sync', {});
  return fits(present) ? present : pushed;
}

/** The same for a console. */
export async function consoleSees(
  client: Console,
  fits: (view: InterpreterView) => boolean,
): Promise<InterpreterView> {
  const pushed = client.next('view', fits);
  const present = await client.request('sync', {});
  return fits(present) ? present : pushed;
}

/** Who does what, by index. @throws when there is nobody of that index */
export function pick<T>(all: readonly T[], index: number): T {
  const chosen = all[index];
  if (chosen === undefined) throw new Error(`there is no ${index}`);
  return chosen;
}

export async function call(tablet: Tablet, language: string, requestId = newId()): Promise<string> {
  return (await tablet.request('call:request', { requestId, language })).callId;
}

/** The console answers what rings. */
export async function answer(console: Console): Promise<string> {
  const { offer } = await consoleSees(console, (view) => view.offer !== null);
  return (await console.request('offer:accept', { offerId: offer?.offerId ?? '' })).callId;
}

/** Answers, and both sides have media. */
export async function talk(tablet: Tablet, console: Console): Promise<string> {
  const callId = await answer(console);
  await tablet.request('call:media-up', { callId });
  await console.request('call:media-up', { callId });
  return callId;
}

/** Brings the ward into every state that a call and an interpreter can be in. */
export async function makeBusy({ tablets, consoles }: Everybody) {
  const tablet = (name: keyof typeof tabletOf) => pick(tablets, tabletOf[name]);
  const console = (name: keyof typeof consoleOf) => pick(consoles, consoleOf[name]);
  for (const each of consoles) await each.request('status:set', { status: 'available' });
  const ids: Record<keyof typeof tabletOf, string> = {
    active: await call(tablet('active'), 'jsl'),
    activeToo: '',
    first: '',
    second: '',
    offered: '',
    connecting: await call(tablet('connecting'), 'ko'),
    survey: await call(tablet('survey'), 'cmn'),
  };
  await talk(tablet('active'), console('active'));
  ids.activeToo = await call(tablet('activeToo'), 'jsl');
  await talk(tablet('activeToo'), console('activeToo'));
  ids.first = await call(tablet('first'), 'jsl');
  ids.second = await call(tablet('second'), 'jsl');
  await answer(console('connecting'));
  await tablet('connecting').request('call:media-up', { callId: ids.connecting });
  await talk(tablet('survey'), console('wrapUp'));
  await tablet('survey').request('call:end', { callId: ids.survey });
  const requestId = newId();
  ids.offered = await call(tablet('offered'), 'en', requestId);
  const rung = await consoleSees(console('offered'), (view) => view.offer !== null);
  return { ids, requestId, offer: rung.offer };
}
