import type { Random } from './random.ts';

/** Values that something, somewhere, once fell over. */
const strange: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '',
  ' ',
  '\u0000',
  '\uD800',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'x'.repeat(5_000),
  [],
  {},
  [[[[[]]]]],
  { length: 1e9 },
  { toString: 1, valueOf: 2 },
  { then: true },
];
const keys = ['__proto__', 'constructor', 'prototype', 'toJSON', 'length', 'id', 'admin', ''];

/** Changes one thing or a few about a value, somewhere inside it. */
export function mutated(value: unknown, random: Random): unknown {
  let changed = value;
  for (let times = 1 + random.below(3); times > 0; times -= 1) changed = once(changed, random);
  return changed;
}

function once(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return inList(value, random);
  if (typeof value === 'object' && value !== null) return inObject({ ...value }, random);
  if (typeof value === 'string' && random.chance(0.5)) return inText(value, random);
  return random.pick(strange);
}

function inList(list: readonly unknown[], random: Random): unknown {
  const kind = random.below(5);
  if (kind === 0 || list.length === 0) return random.pick(strange);
  const at = random.below(list.length);
  if (kind === 1) return list.toSpliced(at, 1);
  if (kind === 2) return Array.from({ length: 200 }, () => list[at]);
  if (kind === 3) return [...list, list[at]];
  return list.with(at, once(list[at], random));
}

function inObject(object: Record<string, unknown>, random: Random): unknown {
  const names = Object.keys(object);
  const kind = random.below(6);
  if (kind === 0) return random.pick(strange);
  if (kind === 1 || names.length === 0) return { ...object, ...own(random.pick(keys), random.pick(strange)) };
  const name = random.pick(names);
  if (kind === 2) {
    const { [name]: _, ...rest } = object;
    return rest;
  }
  if (kind === 3) return { ...object, [name]: object[random.pick(names)] };
  return { ...object, [name]: once(object[name], random) };
}

function inText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const character = String.fromCharCode(random.below(random.chance(0.8) ? 128 : 65_536));
  return random.chance(0.5) ? text.slice(0, at) : text.slice(0, at) + character + text.slice(at + 1);
}

/** Even `__proto__` as a property of its own, as JSON can carry it. */
const own = (name: string, value: unknown): object =>
  Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true });
