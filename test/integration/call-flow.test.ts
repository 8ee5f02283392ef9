import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@mado/sfu-server/ids.ts';
import { databaseKinds } from '../support/databases.ts';
import { TestApp } from '../support/start-app.ts';
import { refused } from '../support/scripted-client.ts';

describe.each(databaseKinds)('a call, on %s', (database) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ database, tablets: 2, interpreters: [['jsl'], ['jsl', 'en'], ['en']] });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('goes from tap to survey', async () => {
    const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
    const interpreter = await app.connect('interpreter', app.ward.interpreters[0]?.id ?? '');
    await interpreter.request('status:set', { status: 'available' });
    const { callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
    await app.settled();
    const rung = await interpreter.request('sync', {});
    expect(rung).toMatchObject({
      state: 'reserved',
      offer: { callId, language: { tag: 'jsl', modality: 'sign' } },
    });
    expect(await tablet.request('sync', {})).toMatchObject({
      call: { callId, state: 'queued', ringing: true, position: 1, media: { ticket: expect.any(String) } },
    });
    await interpreter.request('offer:accept', { offerId: rung.offer?.offerId ?? '' });
    await tablet.request('call:media-up', { callId });
    await interpreter.request('call:media-up', { callId });
    expect(await tablet.request('sync', {})).toMatchObject({
      call: { state: 'active', interpreterAway: null },
    });
    await app.advance(60_000);
    await tablet.request('call:end', { callId });
    expect(await tablet.request('sync', {})).toMatchObject({
      call: { state: 'ended', outcome: 'completed', reason: 'tapped', surveyDue: true },
    });
    expect(await interpreter.request('sync', {})).toMatchObject({
      state: 'wrap-up',
      wrapUp: { call: { callId } },
    });
    await tablet.request('call:survey', { callId, rating: 3 });
    expect(await tablet.ask('call:survey', { callId, rating: 1 })).toEqual(refused('survey-not-due'));
    expect((await tablet.request('sync', {})).call).toBeNull();
    await app.advance(60_000);
    expect(await interpreter.request('sync', {})).toMatchObject({
      state: 'idle',
      status: 'available',
      wrapUp: null,
    });
  });
});
