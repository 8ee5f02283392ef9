import { setImmediate as macrotask } from 'node:timers/promises';
import type { TimelineType } from '@mado/core/domain/timeline.ts';
import { Random } from '../../support/fuzz/random.ts';
import { Actors } from './actors.ts';
import type { PlannedWard } from '../../support/fill-ward.ts';
import { ids, planWard } from './plan.ts';
import { Server, type Surroundings } from './server.ts';
import { Turns } from './turns.ts';
import { VirtualTime } from './virtual-time.ts';
import type { Ward } from './ward.ts';

/** What became of a simulation. */
export interface Verdict {
  readonly seed: number;
  /** Steps that were taken: one turn of a server, one deed of somebody, or one move of the clock. */
  readonly steps: number;
  readonly kills: number;
  /** What the servers told of: how often each type of entry came into a timeline, as far as they lived to tell. */
  readonly told: Readonly<Partial<Record<TimelineType, number>>>;
  /** How long it took in the ward, in milliseconds. */
  readonly passedMs: number;
  /** What did not hold, and nothing else. */
  readonly broken: readonly string[];
}

/** Makes the rows of the ward of a plan. `onBroken` hears what does not hold after a commit. */
export type MakeWard = (
  plan: PlannedWard,
  now: Date,
  onBroken: (what: readonly string[]) => void,
  turns: Turns,
) => Promise<Ward>;

/** A spring morning. */
const START = new Date('2026-04-01T00:00:00Z');
/** Every so many steps everything comes to rest, and is looked at. */
const REST_EVERY = 500;
/** At most so many things are under way at once. */
const MOST_UNDER_WAY = 10;
/** Longer than a dispatcher waits for rows that others held. In milliseconds. */
const HELD_MS = 150;
/** As long as a call may have to wait until it takes whoever is there, by the usual settings. In milliseconds. */
const LULL_MS = 61_000;
const SERVERS = ['one', 'two'];

/** The routing of a ward under everything that may happen to it, the same for the same seed. */
export class Simulation {
  readonly #random: Random;
  readonly #turns = new Turns();
  readonly #time = new VirtualTime(START);
  readonly #broken: string[] = [];
  readonly #servers = new Map<string, Server>();
  #around: Surroundings | null = null;
  #ward: Ward | null = null;
  #kills = 0;
  readonly #told: Partial<Record<TimelineType, number>> = {};

  private constructor(seed: number) {
    this.#random = new Random(seed);
  }

  static async run(seed: number, steps: number, makeWard: MakeWard): Promise<Verdict> {
    const simulation = new Simulation(seed);
    const taken = await simulation.#run(steps, makeWard);
    return {
      seed,
      steps: taken,
      kills: simulation.#kills,
      told: simulation.#told,
      passedMs: simulation.#time.now.getTime() - START.getTime(),
      broken: simulation.#broken,
    };
  }

  async #run(steps: number, makeWard: MakeWard): Promise<number> {
    const newId = ids();
    const plan = planWard(this.#random, newId);
    const onBroken = (what: readonly string[]) => this.#broken.push(...what);
    const ward = await makeWard(plan, START, onBroken, this.#turns);
    this.#ward = ward;
    this.#around = {
      turns: this.#turns,
      time: this.#time,
      connect: (server) => ward.connect(server),
      kill: (server) => {
        ward.kill(server);
      },
      newId,
      onEvents: (events) => {
        for (const { type } of events) this.#told[type] = (this.#told[type] ?? 0) + 1;
      },
      onDefect: (where, error) => this.#broken.push(`${where}: ${String(error)}`),
    };
    const actors = new Actors(this.#random, plan, newId);
    void actors.come(this.#server().desk);
    for (let step = 1; step <= steps; step += 1) {
      await this.#quiet();
      if (step % REST_EVERY === 0) await this.#rest();
      if (this.#broken.length > 0) return step - 1;
      this.#step(actors);
    }
    await this.#rest();
    for (const server of this.#servers.values()) server.kill();
    return steps;
  }

  #step(actors: Actors): void {
    const { waiting } = this.#turns;
    if (waiting > 0 && (waiting >= MOST_UNDER_WAY || this.#random.chance(0.8)))
      this.#turns.grant(this.#random.below(waiting));
    else if (this.#random.chance(0.85)) void actors.act(this.#server().desk);
    else if (this.#random.chance(0.98)) this.#pass();
    else this.#kill();
  }

  /** One of the servers; one that was killed is started anew. */
  #server(): Server {
    const name = this.#random.pick(SERVERS);
    return this.#servers.get(name) ?? this.#start(name);
  }

  #start(name: string): Server {
    if (this.#around === null) throw new Error('there is no ward yet');
    const server = new Server(name, this.#around);
    this.#servers.set(name, server);
    return server;
  }

  #kill(): void {
    const name = this.#random.pick(SERVERS);
    this.#servers.get(name)?.kill();
    this.#servers.delete(name);
    this.#kills += 1;
  }

  /** Until the next thing falls due, or for some seconds before. */
  #pass(): void {
    const next = this.#time.untilNext ?? 1_000;
    this.#time.pass(this.#random.chance(0.5) ? next : Math.min(next, this.#random.below(3_000)));
  }

  /** Nobody goes on by themselves. */
  async #quiet(): Promise<void> {
    do await macrotask();
    while (!this.#turns.resting);
  }

  /** Everybody finishes what they began, and every dispatcher looks once more. */
  async #rest(): Promise<void> {
    for (const name of SERVERS) if (!this.#servers.has(name)) this.#start(name);
    for (let round = 0; round < 3; round += 1) {
      await this.#finish();
      this.#time.pass(HELD_MS);
    }
    if (this.#random.chance(0.5)) await this.#lull();
    await this.#finish();
    this.#broken.push(...((await this.#ward?.atRest(this.#time.now)) ?? []));
  }

  /** Nobody does anything for a while: what happens then, the dispatchers do by themselves. */
  async #lull(): Promise<void> {
    const end = this.#time.now.getTime() + LULL_MS;
    for (;;) {
      await this.#finish();
      const left = end - this.#time.now.getTime();
      if (left <= 0) return;
      this.#time.pass(Math.min(left, this.#time.untilNext ?? left));
    }
  }

  async #finish(): Promise<void> {
    for (;;) {
      await this.#quiet();
      if (this.#turns.waiting === 0 || this.#broken.length > 0) return;
      this.#turns.grant(this.#random.below(this.#turns.waiting));
    }
  }
}
