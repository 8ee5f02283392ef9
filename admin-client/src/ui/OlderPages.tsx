import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { Older } from '../log/older.ts';
import { DownIcon } from './icons.tsx';
import styles from './OlderPages.module.css';

interface OlderPagesProps {
  older: Older;
  words: Readonly<Record<'more' | 'loading' | 'failed' | 'end', string>>;
  testId: string;
}

/** Below a table: the way to what comes before it, or that nothing does. */
export function OlderPages({ older, words, testId }: OlderPagesProps) {
  if (older.state === 'none') return <p className={styles.end}>{words.end}</p>;
  const loading = older.state === 'loading';
  return (
    <div className={styles.older}>
      {older.state === 'failed' && <Banner kind="warning">{words.failed}</Banner>}
      <Button icon={<DownIcon />} onPress={older.load} isPending={loading} data-testid={testId}>
        {loading ? words.loading : words.more}
      </Button>
    </div>
  );
}
