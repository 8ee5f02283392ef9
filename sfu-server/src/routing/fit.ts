/** An entry of the audit log keeps 200 characters of a detail. */
const LONGEST = 180;

/** As many words as there is room for, and how many more there are. */
export function fit(words: readonly string[]): string {
  let count = words.length;
  while (words.slice(0, count).join(', ').length > LONGEST) count -= 1;
  const left = words.length - count;
  return words.slice(0, count).join(', ') + (left === 0 ? '' : ` and ${left} more`);
}
