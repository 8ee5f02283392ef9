import { useDateText } from '../../log/use-date-text.ts';

/** An instant to the second. */
export function Instant({ at }: { at: number }) {
  const { second } = useDateText();
  return <time dateTime={new Date(at).toISOString()}>{second(at)}</time>;
}
