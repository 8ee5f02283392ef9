import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../socket/store.ts';
import type { ChosenInputs } from './chosen-sources.ts';
import { LocalMedia } from './local-media.ts';
import { mediaProfiles } from './media-profile.ts';

/** A microphone or a camera of a device. */
class Track extends EventTarget {
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';
  readonly kind: string;
  readonly deviceId: string;
  constructor(kind: string, deviceId: string) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }
  getSettings = () => ({ deviceId: this.deviceId });
  stop = () => (this.readyState = 'ended');
  /** The device is unplugged. */
  lose(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

class Stream {
  readonly tracks: Track[] = [];
  getTracks = () => this.tracks;
  addTrack = (track: Track) => this.tracks.push(track);
  removeTrack = (track: Track) => this.tracks.splice(this.tracks.indexOf(track), 1);
}

/** The ids of what is plugged in, the system's own first. */
let plugged: Record<'video' | 'audio', string[]>;
/** Held by another program. */
let busy: string[];
let opened: string[];
let devices: EventTarget;

type Wanted = { deviceId?: { exact?: string; ideal?: string } } | undefined;

function open(kind: 'video' | 'audio', wanted: Wanted): Track {
  const there = plugged[kind];
  const { exact, ideal } = wanted?.deviceId ?? {};
  const deviceId = exact ?? (ideal !== undefined && there.includes(ideal) ? ideal : there[0]);
  if (deviceId === undefined || !there.includes(deviceId)) throw new DOMException('', 'NotFoundError');
  if (busy.includes(deviceId)) throw new DOMException('', 'NotReadableError');
  opened.push(deviceId);
  return new Track(kind, deviceId);
}

beforeEach(() => {
  plugged = { video: ['lid', 'desk'], audio: ['built-in', 'headset'] };
  [busy, opened, devices] = [[], [], new EventTarget()];
  const getUserMedia = async (wanted: Partial<Record<'video' | 'audio', Wanted>>) => {
    const tracks = (['video', 'audio'] as const).flatMap((kind) =>
      wanted[kind] ? [open(kind, wanted[kind])] : [],
    );
    return { getTracks: () => tracks };
  };
  const enumerateDevices = async () =>
    (['video', 'audio'] as const).flatMap((kind) =>
      plugged[kind].map((id) => ({ kind: `${kind}input`, deviceId: id, label: `The ${id}`, groupId: id })),
    );
  vi.stubGlobal('navigator', { mediaDevices: Object.assign(devices, { getUserMedia, enumerateDevices }) });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('MediaStream', Stream);
});
afterEach(() => vi.unstubAllGlobals());

const choice = (deviceId: string) => ({ deviceId, label: `The ${deviceId}` });
const none: ChosenInputs = { camera: null, microphone: null };

async function acquire(first: Partial<ChosenInputs> = {}) {
  const choices = createStore<ChosenInputs>({ ...none, ...first });
  const media = await LocalMedia.acquire(mediaProfiles.sign, choices);
  return { media, choices, track: (kind: 'video' | 'audio') => media.track(kind) as unknown as Track };
}

const plug = () => devices.dispatchEvent(new Event('devicechange'));

describe('a choice', () => {
  it('is what is opened', async () => {
    const { track } = await acquire({ camera: choice('desk'), microphone: choice('headset') });
    expect([track('video').deviceId, track('audio').deviceId]).toEqual(['desk', 'headset']);
    expect(opened).toEqual(['desk', 'headset']);
  });

  it('made in a call takes the place of what was there, off where that was off', async () => {
    const { media, choices, track } = await acquire();
    const before = track('audio');
    media.setOn('audio', false);
    choices.set({ ...none, microphone: choice('headset') });
    await expect.poll(() => track('audio').deviceId).toBe('headset');
    expect(track('audio').enabled).toBe(false);
    expect(before.readyState).toBe('ended');
    expect(track('video').deviceId).toBe('lid');
    choices.set(none);
    await expect.poll(() => track('audio').deviceId).toBe('built-in');
  });

  it('is found by its name where its id is another', async () => {
    const { track } = await acquire({ microphone: { deviceId: 'of yesterday', label: 'The headset' } });
    expect(track('audio').deviceId).toBe('headset');
  });

  it('that is gone gives way to the system’s, says so, and comes back when it is plugged in', async () => {
    const { media, track } = await acquire({ microphone: choice('headset') });
    plugged.audio = ['built-in'];
    track('audio').lose();
    await expect.poll(() => track('audio').deviceId).toBe('built-in');
    expect(media.state.get().missedMicrophone).toBe('The headset');
    plugged.audio = ['built-in', 'headset'];
    plug();
    await expect.poll(() => track('audio').deviceId).toBe('headset');
    await expect.poll(() => media.state.get().missedMicrophone).toBeNull();
  });

  it('that another program holds is told, and what was there goes on', async () => {
    const { media, choices, track } = await acquire();
    busy = ['desk'];
    choices.set({ ...none, camera: choice('desk') });
    await expect.poll(() => media.state.get().missedCamera).toBe('The desk');
    expect(track('video')).toMatchObject({ deviceId: 'lid', readyState: 'live' });
  });
});

it('leaves a headset that is plugged in to the system where nothing was chosen', async () => {
  plugged.audio = ['built-in'];
  const { track } = await acquire();
  plugged.audio = ['built-in', 'headset'];
  plug();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(opened).toEqual(['lid', 'built-in']);
  expect(track('audio').readyState).toBe('live');
});

it('keeps a camera that was switched to by hand until another one is chosen', async () => {
  const { media, choices, track } = await acquire({ camera: choice('lid') });
  await media.switchCamera();
  expect(track('video').deviceId).toBe('desk');
  plug();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(track('video').deviceId).toBe('desk');
  choices.set({ ...none, camera: choice('lid') });
  await expect.poll(() => track('video').deviceId).toBe('lid');
});
