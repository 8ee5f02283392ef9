import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Order, Word } from './server-process.ts';

const program = path.join(import.meta.dirname, 'server-process.ts');

/** One of two servers; one that is killed is started anew. */
export class Spawned {
  readonly defects: string[];
  readonly #begin: Order;
  readonly #onOffers: (count: number) => void;
  readonly #awaited = new Map<Word['type'], () => void>();
  #child: ChildProcess | null = null;

  constructor(begin: Order, defects: string[], onOffers: (count: number) => void) {
    this.#begin = begin;
    this.defects = defects;
    this.#onOffers = onOffers;
  }

  async start(): Promise<void> {
    const child = fork(program);
    this.#child = child;
    child.on('message', (word: Word) => {
      if (word.type === 'offered') this.#onOffers(word.count);
      if (word.type === 'defect') this.defects.push(word.text);
      this.#awaited.get(word.type)?.();
    });
    await this.#word('listening');
    await this.ask(this.#begin, 'begun');
  }

  async ask(order: Order, answer: Word['type']): Promise<void> {
    const answered = this.#word(answer);
    this.tell(order);
    await answered;
  }

  tell(order: Order): void {
    this.#child?.send(order);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    // `exit` is told of once.
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  #word(type: Word['type']): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.set(type, resolve);
    });
  }
}
