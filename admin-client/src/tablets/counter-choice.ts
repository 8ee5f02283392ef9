import type { CounterEntry } from '@mado/core/protocol/rest/tablets.ts';

/** Which counter is meant, so far: department, then section, then the counter itself. */
export interface CounterChoice {
  readonly department: string;
  readonly section: string;
  readonly counterId: string;
}

export const nothingChosen: CounterChoice = { department: '', section: '', counterId: '' };

/** What can be chosen next. */
export interface CounterOptions {
  readonly departments: readonly string[];
  readonly sections: readonly string[];
  readonly counters: readonly CounterEntry[];
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

export function optionsOf(counters: readonly CounterEntry[], choice: CounterChoice): CounterOptions {
  const ofDepartment = counters.filter(({ department }) => department === choice.department);
  return {
    departments: distinct(counters.map(({ department }) => department)),
    sections: distinct(ofDepartment.map(({ section }) => section)),
    counters: ofDepartment.filter(({ section }) => section === choice.section),
  };
}

/** What is chosen after a step. Where one thing is left to choose, it is chosen. */
export function choose(
  counters: readonly CounterEntry[],
  choice: CounterChoice,
  step: Partial<CounterChoice>,
): CounterChoice {
  if (step.department !== undefined) {
    const { sections } = optionsOf(counters, { ...nothingChosen, department: step.department });
    const department = { ...nothingChosen, department: step.department };
    return sections.length === 1 ? choose(counters, department, { section: sections[0] ?? '' }) : department;
  }
  if (step.section !== undefined) {
    const section = { ...choice, section: step.section, counterId: '' };
    const [only, another] = optionsOf(counters, section).counters;
    return { ...section, counterId: only !== undefined && another === undefined ? only.counterId : '' };
  }
  return { ...choice, ...step };
}
