import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, rank, type Candidate, type Taken } from './matching.ts';
import { calls, atOnce, longest, free, anything, partner } from './matching-scene.ts';
import { reachOf } from './overflow.ts';
import { type Wanted } from './relaxation.ts';
import { noWishes, type Wishes } from './wishes.ts';

describe('groups beyond the ward', () => {
  const own: Candidate = { ...free, interpreterId: 'own', proficiency: 2, idleSince: new Date(9_000) };
  const near: Candidate = { ...free, interpreterId: 'near', group: { ...partner, afterMs: 20_000 } };
  const far: Candidate = { ...free, interpreterId: 'far', group: { ...partner, afterMs: 40_000 } };
  const rankedAfter = (all: Candidate[], waitedMs: number, relaxation: Taken['relaxation'] = 1) =>
    rank(
      all,
      { proficiency: 3, domain: null, strains: true, wishes: noWishes },
      { waitedMs, relaxation, holdsOut: true },
    ).ranked;

  it('have their turn one after the other, behind the ward’s own, whoever fits best or was idle longest', () => {
    const waits = [19_999, 20_000, 39_999, 40_000];
    expect(waits.map((waitedMs) => rankedAfter([far, near, own], waitedMs))).toEqual([
      ['own'],
      ['own', 'near'],
      ['own', 'near'],
      ['own', 'near', 'far'],
    ]);
  });

  it('have it at once where nobody comes before, and nobody who comes after with them', () => {
    expect(rankedAfter([far, near], 0)).toEqual(['near']);
    expect(rankedAfter([far, { ...near, tried: true }], 0)).toEqual(['far']);
  });

  it('wait for those before them who are busy', () => {
    const busy: Candidate = { ...own, state: 'on-call' };
    expect(rankedAfter([busy, near], 19_999)).toEqual([]);
    expect(rankedAfter([busy, near], 20_000)).toEqual(['near']);
  });

  it('do not make the ward’s own fit less than they have to', () => {
    expect(rankedAfter([own, near], 0, 0)).toEqual(['own']);
    expect(rankedAfter([own, near], 20_000, 0)).toEqual(['near']);
  });

  it('are in reach of a call up to its wait, or as far as somebody is', () => {
    expect(reachOf([near, far], 5)).toBe(20_000);
    expect(reachOf([near, far], 30_000)).toBe(30_000);
    expect(reachOf([own, far], 5)).toBe(5);
  });

  it('are named in the decision', () => {
    const ranking = rank([far, near], anything, atOnce);
    const decision = decisionOf([far, near], anything, ranking, { interpreterId: 'near', at: new Date(0) });
    expect(decision).toMatchObject({ group: '委託先', skipped: { overflow: 1 } });
  });
});

describe('what a visitor wishes for', () => {
  const call = (wished: Partial<Wishes>): Wanted => ({ ...anything, wishes: { ...noWishes, ...wished } });
  const woman: Candidate = { ...free, interpreterId: 'woman', gender: 'woman', idleSince: new Date(9_000) };
  const man: Candidate = { ...free, interpreterId: 'man', gender: 'man' };
  const deaf: Candidate = { ...free, interpreterId: 'deaf', deaf: true };
  const plain: Candidate = { ...free, interpreterId: 'nobody' };
  const signs: Candidate = { ...free, interpreterId: 'signs', variants: ['jsl', 'other'] };
  const reasons = (all: Candidate[], want: Wanted, by: Taken) =>
    Object.fromEntries(
      rank(all, want, by).skipped.map(({ interpreterId, reason }) => [interpreterId, reason]),
    );

  it('never gives up the variant, nor rings at somebody who is not to come again', () => {
    const variant = call({ variants: ['jsl', 'third'] });
    expect(rank([signs, man], variant, longest).ranked).toEqual(['signs']);
    expect(reasons([{ ...man, variants: ['fourth'], tried: true }], variant, longest)).toEqual({
      man: 'variant',
    });
    const other = call({ excluded: ['man', 'deaf'] });
    expect(rank([man, woman], other, longest).ranked).toEqual(['woman']);
    expect(reasons([{ ...man, tried: true, connected: false }], other, longest)).toEqual({ man: 'excluded' });
  });

  it('rings at nobody who has not the variant, or is not to come again, however free they are', () => {
    expect(rank([man], call({ variants: ['jsl'] }), atOnce).ranked).toEqual([]);
    expect(rank([man], call({ excluded: ['man'] }), longest).ranked).toEqual([]);
    expect(rank([signs], call({ variants: ['jsl'] }), atOnce).ranked).toHaveLength(1);
  });

  it('holds out for those who are preferred, busy or not, and then takes others after them', () => {
    const wish = call({ gender: 'woman' });
    expect(rank([man, woman], wish, atOnce).ranked).toEqual(['woman']);
    expect(reasons([man, woman, deaf], wish, atOnce)).toEqual({ man: 'preference', deaf: 'preference' });
    const busy: Candidate = { ...woman, state: 'on-call' };
    expect(rank([man, busy], wish, atOnce).ranked).toEqual([]);
    expect(rank([man, busy], wish, { ...atOnce, holdsOut: false }).ranked).toEqual(['man']);
    expect(rank([man, woman], wish, { ...atOnce, holdsOut: false }).ranked).toEqual(['woman', 'man']);
  });

  it('holds out for nobody who has been tried, may not come or whose turn is later', () => {
    const wish = call({ gender: 'woman', excluded: ['barred'] });
    const absent: Candidate[] = [
      { ...woman, tried: true },
      { ...woman, interpreterId: 'barred' },
      { ...woman, interpreterId: 'far', group: { ...partner, afterMs: 1 } },
    ];
    expect(rank([man, ...absent], wish, atOnce).ranked).toEqual(['man']);
  });

  it('holds out for whoever meets most of it where nobody meets all', () => {
    const wish = call({ gender: 'woman', deaf: true, again: 'man' });
    expect(rank([man, woman, deaf], wish, atOnce).ranked).toEqual(['deaf', 'woman']);
    const rankedLater = rank([man, woman, deaf, plain], wish, longest).ranked;
    expect(rankedLater).toEqual(['deaf', 'woman', 'man', 'nobody']);
  });

  it('comes before the turn of a group and what somebody has, within what the call takes', () => {
    const wish = call({ again: 'far' });
    const far: Candidate = {
      ...free,
      interpreterId: 'far',
      group: partner,
      proficiency: 1,
      idleSince: new Date(9),
    };
    expect(rank([man, far], { ...wish, proficiency: 3 }, atOnce).ranked).toEqual(['far']);
    expect(rank([man, far], { ...wish, proficiency: 3 }, longest).ranked).toEqual(['far', 'man']);
  });

  it('is in the decision: what was preferred, and whether it was met', () => {
    const wish = call({ gender: 'woman', deaf: true, again: 'woman', variants: [] });
    const decided = (one: Candidate) =>
      decisionOf([one], wish, rank([one], wish, atOnce), {
        interpreterId: one.interpreterId,
        at: new Date(0),
      });
    expect(decided(woman).preferred).toEqual({ gender: true, deaf: false, again: true });
    expect(decided(deaf).preferred).toEqual({ gender: false, deaf: true, again: false });
  });

  it('makes nobody wait for longer than the call holds out', () => {
    fc.assert(
      fc.property(calls, ([all, want, by]) => {
        const { ranked } = rank(all, want, { ...by, holdsOut: false });
        expect(ranked).toEqual(
          expect.arrayContaining([...rank(all, want, { ...by, holdsOut: true }).ranked]),
        );
        expect(rank(all, want, { ...by, holdsOut: false }).skipped.map(({ reason }) => reason)).not.toContain(
          'preference',
        );
      }),
    );
  });
});
