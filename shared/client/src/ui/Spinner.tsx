import styles from './Spinner.module.css';

/** Something is under way; `label` says what. Three dots that take turns; they stand still where motion is unwanted. */
export const Spinner = ({ label }: { label: string }) => (
  <div className={styles.spinner} role="status">
    <span className={styles.dots} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    <span>{label}</span>
  </div>
);
