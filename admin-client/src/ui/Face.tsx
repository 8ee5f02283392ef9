import { useT } from '@mado/client/i18n/in-locale.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import { Icon } from '@mado/client/ui/icons/Icon.tsx';
import { ratings, type Rating } from '@mado/core/domain/survey.ts';
import styles from './Face.module.css';

const mouths: Record<Rating, string> = {
  1: 'M8.500 16.500c1-1.300 2.200-2 3.500-2s2.500.7 3.500 2',
  2: 'M8.500 15.500h7',
  3: 'M8 14c1 1.700 2.400 2.500 4 2.500s3-.8 4-2.500',
};

const isRating = (value: number): value is Rating => (ratings as readonly number[]).includes(value);

interface FaceProps {
  rating: number;
  /** Where there is little room the face stands alone; its word is still there for screen readers. */
  isSmall?: boolean;
}

/** A visitor's answer to the survey, as the face they tapped and its word. */
export function Face({ rating, isSmall = false }: FaceProps) {
  const t = useT('admin');
  if (!isRating(rating)) return null;
  return (
    <span className={classes(styles.face, isSmall && styles.small)} data-rating={rating}>
      <Icon className={styles.picture}>
        <circle cx="12" cy="12" r="9" />
        <path d={`M9 9.500v.4M15 9.500v.4${mouths[rating]}`} />
      </Icon>
      <span className={styles.word}>{t(`face.${rating}`)}</span>
    </span>
  );
}
