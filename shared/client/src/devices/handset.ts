import { deviceToUse, type DeviceChoice, type PresentDevice } from './device-choice.ts';

/** What one person holds to their ear. */
export interface Handset {
  readonly speaker: DeviceChoice;
  /** Null where it has none: then the microphone stays the one it was. */
  readonly microphone: DeviceChoice | null;
}

/** How makers and systems name what is held to an ear. */
const names =
  /head\s?(set|phone)|hand\s?set|ear\s?(phone|bud|pod|piece)|air\s?pods|ヘッド|ハンドセット|イヤ|受話|수화기|헤드|이어폰|耳机|耳機|听筒|聽筒/i;

/** The handset or headset at this counter: the one that was named, else one that is called so; null: there is none. */
export function handsetOf(chosen: DeviceChoice | null, present: readonly PresentDevice[]): Handset | null {
  const { device } = deviceToUse('speaker', chosen, present);
  const called = present.find(({ kind, label }) => kind === 'speaker' && names.test(label));
  const speaker = device ?? called;
  if (speaker === undefined) return null;
  const ofSameThing = ({ kind, groupId }: PresentDevice): boolean =>
    kind === 'microphone' && groupId !== '' && groupId === speaker.groupId;
  return { speaker, microphone: present.find(ofSameThing) ?? null };
}
