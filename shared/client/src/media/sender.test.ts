import type { types } from 'mediasoup-client';
import { beforeEach, expect, it, vi, type Mock } from 'vitest';
import { mediaProfiles } from './media-profile.ts';
import { FakeLocal, fakeRtpSender, getSettings, type FakeTrack } from './sender-fakes.ts';
import { Sender } from './sender.ts';
import type { MediaSignaling } from './signaling.ts';

let told: unknown[];
let announced: string[];
let produced: { kind: string; replaceTrack: Mock; rtpSender: ReturnType<typeof fakeRtpSender> }[];
let sender: Sender;
let connectionState: RTCPeerConnectionState;
let connectionChanged: () => void;
let newSender: () => Sender;

beforeEach(() => {
  told = [];
  announced = [];
  produced = [];
  connectionState = 'connected';
  const transport = {
    get connectionState() {
      return connectionState;
    },
    on: (_: string, listener: () => void) => (connectionChanged = listener),
    off: () => (connectionChanged = () => undefined),
    produce: async ({ track, encodings }: { track: FakeTrack; encodings: { active: boolean }[] }) => {
      expect(encodings.map(({ active }) => active)).toEqual([false]);
      const producer = {
        kind: track.kind,
        track,
        rtpParameters: { codecs: [], encodings },
        close: vi.fn(),
        replaceTrack: vi.fn(),
        rtpSender: fakeRtpSender(),
      };
      produced.push(producer);
      return producer;
    },
  };
  const request = async (name: string, input: { kind: string; rtpParameters: { encodings: object[] } }) => {
    if (name !== 'media:produce') return told.push(input);
    expect(input.rtpParameters.encodings).toEqual([expect.not.objectContaining({ active: false })]);
    announced.push(input.kind);
    return { producerId: input.kind };
  };
  newSender = () =>
    new Sender({ request } as unknown as MediaSignaling, transport as unknown as types.Transport);
  sender = newSender();
});

const off = (producerId: string, paused: boolean) => ({ producerId, paused });

it('sends the picture, then the sound', async () => {
  await sender.send(new FakeLocal('audio', 'video').asLocal);
  expect(produced.map(({ kind }) => kind)).toEqual(['video', 'audio']);
  expect(announced).toEqual(['video', 'audio']);
  for (const { rtpSender } of produced) expect(rtpSender.encodings).toEqual([{ active: true }]);
  expect(told).toEqual([]);
});

it('makes ready without a packet, then only lets flow', async () => {
  const local = new FakeLocal('audio', 'video');
  await sender.prepare(local.asLocal);
  local.change('video', { enabled: false });
  await sender.prepare(local.asLocal);
  expect(produced).toHaveLength(2);
  expect([announced, told]).toEqual([['video', 'audio'], [off('video', true)]]);
  for (const { rtpSender } of produced) expect(rtpSender.encodings).toEqual([{ active: false }]);
  await sender.send(local.asLocal);
  expect(produced).toHaveLength(2);
  expect(announced).toEqual(['video', 'audio']);
  expect(told).toEqual([off('video', true)]);
  for (const { rtpSender } of produced) expect(rtpSender.encodings).toEqual([{ active: true }]);
});

it('sends what there is', async () => {
  await sender.send(new FakeLocal('audio').asLocal);
  expect(produced.map(({ kind }) => kind)).toEqual(['audio']);
});

it('tells what is off, also if it was so from the start', async () => {
  const local = new FakeLocal('audio', 'video');
  local.change('video', { enabled: false });
  await sender.send(local.asLocal);
  expect(told).toEqual([off('video', true)]);
  local.change('video', { enabled: true });
  local.change('audio', { enabled: false });
  await vi.waitFor(() => expect(told.slice(1)).toEqual([off('video', false), off('audio', true)]));
});

it('tells that a device is gone, and sends again what comes in its place', async () => {
  const local = new FakeLocal('video');
  await sender.send(local.asLocal);
  local.change('video', { readyState: 'ended' });
  await vi.waitFor(() => expect(told).toEqual([off('video', true)]));
  local.tracks.set('video', { kind: 'video', readyState: 'live', enabled: true, muted: false, getSettings });
  local.state.set({});
  await vi.waitFor(() => expect(told).toEqual([off('video', true), off('video', false)]));
  expect(produced[0]?.replaceTrack).toHaveBeenCalledOnce();
});

it('tells that the system holds a device back, and that it gives it again', async () => {
  const local = new FakeLocal('video');
  await sender.send(local.asLocal);
  local.change('video', { muted: true });
  await vi.waitFor(() => expect(told).toEqual([off('video', true)]));
  local.change('video', { muted: false });
  await vi.waitFor(() => expect(told).toEqual([off('video', true), off('video', false)]));
  expect(produced[0]?.replaceTrack).not.toHaveBeenCalled();
});

it('sends other devices over the same producers', async () => {
  const first = new FakeLocal('video', 'audio');
  await sender.send(first.asLocal);
  await sender.send(new FakeLocal('video').asLocal);
  expect(produced).toHaveLength(2);
  expect(told).toEqual([off('audio', true)]);
  first.change('video', { enabled: false });
  await sender.send(new FakeLocal('video', 'audio').asLocal);
  expect(told).toEqual([off('audio', true), off('audio', false)]);
});

it('makes no sound while nothing gets through, so that none of it arrives late', async () => {
  const encodings = () => produced.map(({ rtpSender }) => rtpSender.encodings[0]?.active);
  const becomes = async (state: RTCPeerConnectionState) => {
    connectionState = state;
    connectionChanged();
    await vi.waitFor(() => expect(encodings()).toEqual([true, state === 'connected']));
  };
  await sender.send(new FakeLocal('audio', 'video').asLocal);
  await becomes('disconnected');
  await becomes('failed');
  await becomes('connected');
});

it('goes on with the sound while another path is looked for, and once one was found', async () => {
  const active = () => produced[0]?.rtpSender.encodings[0]?.active;
  await sender.send(new FakeLocal('audio').asLocal);
  connectionState = 'connecting';
  connectionChanged();
  await sender.catchUp();
  expect(active()).toBe(true);
  connectionState = 'disconnected';
  connectionChanged();
  await vi.waitFor(() => expect(active()).toBe(false));
  sender.reaches();
  await vi.waitFor(() => expect(active()).toBe(true));
});

it('is not silent for good when a browser once refuses to let the sound go on', async () => {
  await sender.send(new FakeLocal('audio').asLocal);
  const { rtpSender } = produced[0] ?? {};
  connectionState = 'disconnected';
  connectionChanged();
  await vi.waitFor(() => expect(rtpSender?.encodings[0]?.active).toBe(false));
  const refuse = vi.fn(() => Promise.reject(new Error('InvalidStateError')));
  const takes = rtpSender?.setParameters;
  Object.assign(rtpSender ?? {}, { setParameters: refuse });
  connectionState = 'connected';
  connectionChanged();
  await vi.waitFor(() => expect(refuse).toHaveBeenCalledOnce());
  Object.assign(rtpSender ?? {}, { setParameters: takes });
  await vi.waitFor(() => {
    sender.reaches();
    expect(rtpSender?.encodings[0]?.active).toBe(true);
  });
});

it('holds the sound that begins while nothing gets through', async () => {
  connectionState = 'connecting';
  await newSender().send(new FakeLocal('audio').asLocal);
  expect(produced[0]?.rtpSender.encodings).toEqual([{ active: false }]);
  connectionState = 'connected';
  connectionChanged();
  await vi.waitFor(() => expect(produced[0]?.rtpSender.encodings).toEqual([{ active: true }]));
});

it('sends no picture where it is given up for the sound, and the sound all along', async () => {
  await sender.send(new FakeLocal('audio', 'video').asLocal);
  await sender.sendPicture(null);
  expect(produced.map(({ rtpSender }) => rtpSender.encodings)).toEqual([
    [{ active: false }],
    [{ active: true }],
  ]);
  await sender.sendPicture({ shortSide: null, frameRate: 24, maxBitrate: 700_000 });
  expect(produced.map(({ rtpSender }) => rtpSender.encodings[0]?.active)).toEqual([true, true]);
});

it('may give up nothing of what it does not send yet', async () => {
  await sender.prepare(new FakeLocal('video').asLocal);
  expect(sender.ladder).toBeNull();
  await sender.send(new FakeLocal('video').asLocal);
  expect(sender.ladder).toBe(mediaProfiles.sign.ladder);
});
