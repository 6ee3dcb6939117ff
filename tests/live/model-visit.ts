import type { Scheduler } from 'fast-check'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { Written } from '../../server/store/store.ts'

/**
 * What the database holds of a visit. Every change raises `version`; the numbers of its entries are 1 to `last`. What a page shows is
 * `version` and `aside`, a part that is read later. While `isMoving`, `aside` also changes without a new version, as the place in a
 * queue does.
 */
type Rows = { version: number; last: number; aside: number; isMoving: boolean }

/** What a page shows of the model: its stage as one word, and the numbers of its entries. */
export type Shown = { stage: string; entries: number[] }

/** A visit in a database whose readings take as long as the scheduler likes, and see what it holds at some moment within. */
export class ModelVisit {
  rows: Rows | null = { version: 1, last: 1, aside: 0, isMoving: false }
  readonly #scheduler: Scheduler

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler
  }

  /** Resolves at some later moment. */
  soon(what: string): Promise<void> {
    return this.#scheduler.schedule(Promise.resolve(), what)
  }

  /** A transaction that changes what the page shows and appends entries. Returns what it wrote, unless a page shows more than that. */
  change(lines: number, { isMoving = this.rows?.isMoving ?? false } = {}): Written | null {
    if (!this.rows) return null
    const { version, last } = this.rows
    this.rows = { version: version + 1, last: last + lines, aside: this.rows.aside + 1, isMoving }
    const conversation = conversationOf(this.rows, this.rows, this.rows, last)
    return isMoving ? null : ({ base: last, last: last + lines, visit: { campaignId: 1 }, conversation } as unknown as Written)
  }

  /** The queue moves on. */
  tick(): void {
    if (this.rows?.isMoving) this.rows = { ...this.rows, aside: this.rows.aside + 1 }
  }

  erase(): void {
    this.rows = null
  }

  /** The stage and the entries are read by several queries, and the stage itself by two. */
  async read(after: number): Promise<Conversation | null> {
    const [stage, entries] = await Promise.all([this.#readStage(), this.soon('entries are read').then(() => this.rows)])
    await this.soon('a reading has arrived')
    return stage && conversationOf(stage.row, stage.aside, entries, after)
  }

  async #readStage() {
    await this.soon('the visit is read')
    const row = this.rows
    if (!row) return null
    await this.soon('the rest of the stage is read')
    return { row, aside: this.rows ?? row }
  }

  /** What a page would show that is loaded now; null for a visit that is gone. */
  get afresh(): Shown | null {
    return this.rows && shownOf(conversationOf(this.rows, this.rows, this.rows, 0))
  }
}

function conversationOf({ version }: Rows, { aside }: Rows, rows: Rows | null, after: number): Conversation {
  const count = Math.max(0, (rows?.last ?? 0) - after)
  const entries = Array.from({ length: count }, (_, index) => ({ number: after + 1 + index }))
  const state = `${version} ${aside}`
  const stage = { state, etag: state }
  return { stage, entries, last: after + count } as unknown as Conversation
}

export function shownOf({ stage, entries }: Conversation): Shown {
  return { stage: stage.state, entries: entries.map(({ number }) => number) }
}
