import type { IconProps } from '@mado/client/ui/icons/Icon.tsx';
import type { ComponentType } from 'react';
import styles from './Empty.module.css';

interface EmptyProps {
  sign: ComponentType<IconProps>;
  title: string;
  /** When there will be something, or what to change so that there is. */
  text: string;
}

/** In place of a list that has nothing in it. */
export const Empty = ({ sign: Sign, title, text }: EmptyProps) => (
  <div className={styles.empty} role="status">
    <Sign className={styles.picture} />
    <h2 className={styles.title}>{title}</h2>
    <p className={styles.text}>{text}</p>
  </div>
);
