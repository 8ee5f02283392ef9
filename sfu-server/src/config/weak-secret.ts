/** What people leave in from an example, or think of first. Compared without case and punctuation. */
const placeholders = [
  'changeme',
  'changethis',
  'replaceme',
  'replacethis',
  'placeholder',
  'yoursecret',
  'yourtoken',
  'putyour',
  'insertyour',
  'secret',
  'password',
  'passw0rd',
  'default',
  'example',
  'letmein',
  'qwerty',
  'iloveyou',
  'deadbeef',
  'cafebabe',
  'insecure',
];

/** Text in which most neighbours repeat or count, such as `0123456789…`. */
const MOST_IN_A_ROW = 2 / 3;

/**
 * Why a secret is easy to guess, in words that do not repeat it; null where nothing is known against it. Random text of
 * the length that is asked for, be it hexadecimal, passes.
 */
export function weaknessOf(secret: string, { length, distinct }: { length: number; distinct: number }) {
  if (secret.length < length) return `has ${secret.length} characters, and needs at least ${length}`;
  const found = placeholderIn(secret);
  if (found !== null) return `contains “${found}”, which is well known`;
  const period = periodOf(secret);
  if (period <= secret.length / 2) return `repeats itself after ${counted(period)}`;
  const different = new Set(secret).size;
  if (different < distinct)
    return `has only ${different} different characters, and needs at least ${distinct}`;
  return isRow(secret) ? 'is mostly a row of neighbours, such as 0123 or abcd' : null;
}

const counted = (count: number) => (count === 1 ? 'one character' : `${count} characters`);

function placeholderIn(secret: string): string | null {
  const plain = secret.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return placeholders.find((placeholder) => plain.includes(placeholder)) ?? null;
}

/** After how many characters a text begins again; its length where it never does. */
function periodOf(text: string): number {
  for (let period = 1; period < text.length; period += 1)
    if (text.slice(period) === text.slice(0, -period)) return period;
  return text.length;
}

function isRow(text: string): boolean {
  const codes = Array.from(text, (character) => character.charCodeAt(0));
  const steps = codes.slice(1).map((code, index) => Math.abs(code - (codes[index] ?? 0)));
  return steps.filter((step) => step <= 1).length > steps.length * MOST_IN_A_ROW;
}
