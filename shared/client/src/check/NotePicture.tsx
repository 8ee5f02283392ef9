import { classes } from '../ui/classes.ts';
import styles from './NotePicture.module.css';

const notes = [0, 1, 2, 3];

/** The four notes, each filled when it has sounded: for whoever does not hear, that there is something to hear. */
export const NotePicture = ({ isPlaying }: { isPlaying: boolean }) => (
  <span className={classes(styles.notes, isPlaying && styles.playing)} aria-hidden="true">
    {notes.map((note) => (
      <span key={note} className={styles.note} />
    ))}
  </span>
);
