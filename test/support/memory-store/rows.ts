import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import type { LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { InterpreterTraits } from '@mado/core/domain/wishes.ts';
import type {
  Call,
  Interpreter,
  Offer,
  ServedLanguage,
  TabletAtCounter,
  TimelineRecord,
} from '@mado/sfu-server/calls/call-store.ts';
import type { PlannedSkill } from '../fill-ward.ts';

/** An offer with how it was closed. */
export interface OfferRow extends Offer {
  readonly closedAt: Date | null;
  readonly reason: string | null;
}

/** Everything that is committed. Rows are never changed, only replaced. */
export interface MemoryRows {
  readonly languages: Map<string, ServedLanguage>;
  readonly routing: Map<string, LanguageRouting>;
  readonly tablets: Map<string, TabletAtCounter>;
  /** What each interpreter has, by language. */
  readonly skills: Map<string, ReadonlyMap<string, PlannedSkill>>;
  readonly traits: Map<string, InterpreterTraits>;
  readonly interpreters: Map<string, Interpreter>;
  readonly groups: Map<string, InterpreterGroup>;
  /** The group of whoever is not one of the ward's own. */
  readonly members: Map<string, string>;
  readonly calls: Map<string, Call>;
  readonly offers: Map<string, OfferRow>;
  readonly timelines: Map<string, readonly TimelineRecord[]>;
  readonly surveys: Map<string, Rating>;
  /** Kept commands that were carried out. */
  readonly kept: Set<string>;
}

export const noRows = (): MemoryRows => ({
  languages: new Map(),
  routing: new Map(),
  tablets: new Map(),
  skills: new Map(),
  traits: new Map(),
  interpreters: new Map(),
  groups: new Map(),
  members: new Map(),
  calls: new Map(),
  offers: new Map(),
  timelines: new Map(),
  surveys: new Map(),
  kept: new Set(),
});

/** A table as one transaction sees it: what is committed by now, and what it wrote itself. */
export class View<Row extends { readonly id: string }> {
  readonly written = new Map<string, Row>();
  readonly #committed: ReadonlyMap<string, Row>;

  constructor(committed: ReadonlyMap<string, Row>) {
    this.#committed = committed;
  }

  get(id: string): Row | null {
    return this.written.get(id) ?? this.#committed.get(id) ?? null;
  }

  set(row: Row): void {
    this.written.set(row.id, row);
  }

  all(): Row[] {
    const rows = [...this.#committed.values()].map((row) => this.written.get(row.id) ?? row);
    for (const row of this.written.values()) if (!this.#committed.has(row.id)) rows.push(row);
    return rows;
  }

  find(fits: (row: Row) => boolean): Row | null {
    return this.all().find(fits) ?? null;
  }
}
