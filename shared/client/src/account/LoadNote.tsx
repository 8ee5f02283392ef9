import { useT } from '../i18n/in-locale.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import type { Loaded } from './use-loaded.ts';

/** In place of what is being read, or beside what could not be read again. Nothing where all is well. */
export function LoadNote({ data, problem, reload, label }: Loaded<object> & { label: string }) {
  const t = useT('account');
  if (problem === null) return data === null ? <Spinner label={label} /> : null;
  return (
    <div>
      <ProblemNote problem={problem} />
      <Button size="small" onPress={reload}>
        {t('account.retry')}
      </Button>
    </div>
  );
}
