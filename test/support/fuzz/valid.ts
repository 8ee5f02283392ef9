import { z } from 'zod';
import type { Random } from './random.ts';

/** As much of JSON Schema as our contracts need. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** What was heard from the server, to be said back to it: ids and tickets. */
export class Heard {
  readonly #texts: string[] = [
    'jsl',
    'en',
    'available',
    'break',
    'offline',
    'send',
    'receive',
    'video',
    'audio',
  ];

  /** Keeps every text in an answer; of very many the latest. */
  note(value: unknown): void {
    if (typeof value === 'string') {
      this.#texts.push(value.slice(0, 200));
      if (this.#texts.length > 400) this.#texts.splice(9, 100);
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) this.note(part);
    }
  }

  any(random: Random): string {
    return random.pick(this.#texts);
  }

  uuid(random: Random): string {
    const ids = this.#texts.filter((text) => /^[\da-f]{8}-[\da-f]{4}-/.test(text));
    return ids.length === 0 ? '0195e0b0-0000-7000-8000-000000000001' : random.pick(ids);
  }
}

/** Makes values of the shape that a contract takes. */
export function validOf(schema: z.ZodType, heard: Heard): (random: Random) => unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const make = (shape: Shape, random: Random, depth: number): unknown => {
    if (shape.$ref !== undefined) {
      const target = root.$defs?.[shape.$ref.replace('#/$defs/', '')];
      return target === undefined ? {} : make(target, random, depth);
    }
    if (shape.const !== undefined) return shape.const;
    if (shape.enum !== undefined) return random.pick(shape.enum);
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices !== undefined) return make(random.pick(choices), random, depth);
    return plain(shape, random, depth);
  };
  const plain = (shape: Shape, random: Random, depth: number): unknown => {
    switch (shape.type) {
      case 'object':
        return object(shape, random, depth);
      case 'array': {
        const most = Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 3);
        const length = (shape.minItems ?? 0) + random.below(most - (shape.minItems ?? 0) + 1);
        return Array.from({ length }, () => make(shape.items ?? {}, random, depth + 1));
      }
      case 'string':
        return shape.format === 'uuid' ? heard.uuid(random) : heard.any(random).slice(0, shape.maxLength);
      case 'boolean':
        return random.chance(0.5);
      case 'null':
        return null;
      default:
        return number(shape, random);
    }
  };
  const object = (shape: Shape, random: Random, depth: number): unknown => {
    const entries = Object.entries(shape.properties ?? {}).filter(
      ([name]) => shape.required?.includes(name) === true || (depth < 6 && random.chance(0.5)),
    );
    return Object.fromEntries(entries.map(([name, part]) => [name, make(part, random, depth + 1)]));
  };
  return (random) => make(root, random, 0);
}

function number({ minimum = 0, maximum = 1_000 }: Shape, random: Random): number {
  const [low, high] = [Math.max(minimum, -1e9), Math.min(maximum, 1e9)];
  return low + random.below(high - low + 1);
}
