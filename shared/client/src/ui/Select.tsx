import { useId } from 'react';
import { classes } from './classes.ts';
import styles from './Select.module.css';

interface SelectProps<T extends string> {
  label: string;
  options: readonly { readonly value: T; readonly text: string }[];
  value: T;
  onChange: (value: T) => void;
  /** The label stands above, as in a form. */
  isStacked?: boolean;
  'data-testid'?: string;
}

/** One of several, in the browser's own way: known to every keyboard and screen reader. */
export function Select<T extends string>({
  label,
  options,
  value,
  onChange,
  isStacked = false,
  ...rest
}: SelectProps<T>) {
  const id = useId();
  const change = (chosen: string): void => {
    const option = options.find((each) => each.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className={classes(styles.field, isStacked && styles.stacked)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        {...rest}
        className={styles.select}
        id={id}
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
