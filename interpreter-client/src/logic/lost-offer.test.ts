import type { InterpreterCall, OfferView } from '@mado/core/protocol/interpreter.ts';
import { expect, test } from 'vitest';
import { lostOffer, noticeOf } from './lost-offer.ts';

const offer: OfferView = {
  offerId: 'o1',
  callId: 'c1',
  language: { tag: 'jsl', modality: 'sign' },
  counter: { name: '', department: '', section: '' },
  waitingSince: 0,
  offeredAt: 0,
  expiresAt: 15_000,
  media: { ticket: 't' },
};
const { offerId: _, waitingSince: __, offeredAt: ___, expiresAt: ____, ...rest } = offer;
const call: InterpreterCall = {
  ...rest,
  state: 'connecting',
  acceptedAt: 1,
  activeSince: null,
  tabletAway: null,
  graceMs: 30_000,
};

test('an offer that became a call is not lost', () => {
  expect(lostOffer(offer, { offer: null, call })).toBeNull();
});

test('an offer that still rings is not lost', () => {
  expect(lostOffer(offer, { offer, call: null })).toBeNull();
});

test('an offer that is gone, or has made room for another, is lost', () => {
  expect(lostOffer(offer, { offer: null, call: null })).toBe(offer);
  expect(lostOffer(offer, { offer: { ...offer, offerId: 'o2' }, call: null })).toBe(offer);
});

test('when it went tells whether it was missed or withdrawn', () => {
  expect(noticeOf(offer, 14_800)).toBe('missed');
  expect(noticeOf(offer, 6_000)).toBe('withdrawn');
});
