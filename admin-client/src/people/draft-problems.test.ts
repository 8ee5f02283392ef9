import { describe, expect, it } from 'vitest';
import { draftProblems } from './draft-problems.ts';

const draft = { role: 'supervisor' as const, name: '係長', email: 's@ward.example', languages: [] };

describe('draftProblems', () => {
  it('finds none in what the server will take', () => {
    expect([...draftProblems(draft)]).toEqual([]);
    expect([...draftProblems({ ...draft, role: 'interpreter', languages: ['jsl'] })]).toEqual([]);
  });

  it('names each field that is wrong', () => {
    expect([...draftProblems({ ...draft, name: '  ', email: 'nowhere' })]).toEqual(['name', 'email']);
  });

  it('wants a language of an interpreter', () => {
    expect([...draftProblems({ ...draft, role: 'interpreter' })]).toEqual(['languages']);
  });
});
