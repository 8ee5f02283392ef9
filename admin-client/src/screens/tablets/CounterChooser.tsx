import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Select } from '@mado/client/ui/Select.tsx';
import type { CounterEntry } from '@mado/core/protocol/rest/tablets.ts';
import { choose, optionsOf, type CounterChoice } from '../../tablets/counter-choice.ts';
import styles from './CounterChooser.module.css';

interface CounterChooserProps {
  counters: readonly CounterEntry[];
  choice: CounterChoice;
  onChoose: (choice: CounterChoice) => void;
}

/** One counter of the ward, by department and section: each step narrows the next. */
export function CounterChooser({ counters, choice, onChoose }: CounterChooserProps) {
  const t = useT('admin');
  const { departments, sections, counters: names } = optionsOf(counters, choice);
  const select = (part: keyof CounterChoice, label: string, options: { value: string; text: string }[]) => (
    <Select
      isStacked
      label={label}
      value={choice[part]}
      options={[{ value: '', text: t('tablets.choose') }, ...options]}
      onChange={(value) => onChoose(choose(counters, choice, { [part]: value }))}
    />
  );
  const asOption = (text: string) => ({ value: text, text });
  return (
    <div className={styles.steps}>
      {select('department', t('tablets.department'), departments.map(asOption))}
      {select('section', t('tablets.section'), sections.map(asOption))}
      {select(
        'counterId',
        t('tablets.counter'),
        names.map(({ counterId, name }) => ({ value: counterId, text: name })),
      )}
    </div>
  );
}
