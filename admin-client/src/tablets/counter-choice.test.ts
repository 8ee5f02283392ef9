import { expect, it } from 'vitest';
import { choose, nothingChosen, optionsOf } from './counter-choice.ts';

const counter = (counterId: string, department: string, section: string) => ({
  counterId,
  department,
  section,
  name: `${section} ${counterId}`,
});
const counters = [
  counter('1', '保健福祉課', '福祉'),
  counter('2', '保健福祉課', '介護保険'),
  counter('3', '保健福祉課', '介護保険'),
  counter('4', '窓口サービス課', '住民情報'),
];

it('offers every department once, in the order of the ward, and nothing below it yet', () => {
  expect(optionsOf(counters, nothingChosen)).toEqual({
    departments: ['保健福祉課', '窓口サービス課'],
    sections: [],
    counters: [],
  });
});

it('leads from the department to the counter', () => {
  const department = choose(counters, nothingChosen, { department: '保健福祉課' });
  expect(department).toEqual({ department: '保健福祉課', section: '', counterId: '' });
  const section = choose(counters, department, { section: '介護保険' });
  expect(section.counterId).toBe('');
  expect(optionsOf(counters, section).counters.map(({ counterId }) => counterId)).toEqual(['2', '3']);
  expect(choose(counters, section, { counterId: '3' }).counterId).toBe('3');
});

it('asks nothing that has one answer', () => {
  expect(choose(counters, nothingChosen, { department: '窓口サービス課' })).toEqual({
    department: '窓口サービス課',
    section: '住民情報',
    counterId: '4',
  });
});

it('forgets what no longer fits', () => {
  const chosen = choose(counters, nothingChosen, { department: '窓口サービス課' });
  expect(choose(counters, chosen, { department: '保健福祉課' }).counterId).toBe('');
});
