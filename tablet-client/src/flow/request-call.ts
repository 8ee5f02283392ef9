import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { isUnanswered } from '@mado/client/socket/request-error.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { nothingChosen, wishedFor, type ChosenWishes } from './chosen-wishes.ts';

const SHOWN_WITHIN_MS = 5_000;

type TabletSocket = ClientSocket<TabletProtocol>;

/**
 * Asks for an interpreter, and waits until the view shows the call. Where no answer came it asks once more with the same
 * id, which makes no second call.
 * @throws the refusal of the server
 */
export async function requestCall(
  socket: TabletSocket,
  language: Language,
  wishes: ChosenWishes = nothingChosen,
): Promise<void> {
  const wished = wishedFor(language, wishes);
  const input = { requestId: crypto.randomUUID(), language: language.tag, ...wished };
  try {
    await socket.request('call:request', input);
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    await socket.request('call:request', input);
  }
  await shown(socket, input.requestId);
}

/** The answer may overtake the view. */
function shown({ view }: TabletSocket, requestId: string): Promise<void> {
  const isShown = (): boolean => view.get()?.call?.requestId === requestId;
  if (isShown()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, SHOWN_WITHIN_MS);
    const unsubscribe = view.subscribe(() => {
      if (isShown()) done();
    });
  });
}
