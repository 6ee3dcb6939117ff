import { HTTPException } from 'hono/http-exception'
import type { Db } from './database.ts'
import type { Fact } from './facts.ts'
import type { Disguise } from './privacy/disguise.ts'
import { type Counter, createCounter } from './limits/counter.ts'
import { measures as usual, type Measures, type Party } from './limits/measures.ts'

/** What was too much, and after how many seconds it will not be. */
export type TooMuch = { for: Party; seconds: number }

type Parties = Partial<Record<Party, string | number | null | undefined>>

/** Somebody asks for too much. The one handler of failures answers 429 and says when to come back. */
export class TooOften extends HTTPException {
  constructor(readonly seconds: number) {
    super(429, { message: `too often: wait for ${seconds} s` })
  }
}

/** The limits at the doors. A route counts what it is asked for, for all whom it is asked by. */
export type Limits = {
  count(what: keyof Measures, parties: Parties): Promise<TooMuch | null>
  /** The same for a route that has nothing of its own to say to it: ends in `TooOften`. */
  require(what: keyof Measures, parties: Parties): Promise<void>
  /** Whether another one would be too much; counts nothing. */
  look(what: keyof Measures, parties: Parties): Promise<TooMuch | null>
}

type Options = {
  /** null where it is not up yet */
  db: Db | null
  disguise: Disguise
  report(error: unknown): void
  record?(fact: Fact): void
  measures?: Partial<Measures> | undefined
}

/** From the widest: whoever has had too much uses up nothing of what others have. */
const parties: Party[] = ['address', 'visit', 'number', 'call']

export function createLimits({ db, disguise, report, record, measures }: Options): Limits {
  const counters = new Map<string, Counter>()
  for (const [what, byParty] of Object.entries<Measures[keyof Measures]>({ ...usual, ...measures })) {
    for (const party of parties) {
      const [name, measure] = [`${what} of ${party}`, byParty[party]]
      if (measure) counters.set(name, createCounter({ db, name, measure, report }))
    }
  }
  const count: Limits['count'] = (what, who) => first(what, who, (counter, key) => counter.count(key))
  return {
    count,
    async require(what, who) {
      const tooMuch = await count(what, who)
      if (tooMuch) throw new TooOften(tooMuch.seconds)
    },
    look: (what, who) => first(what, who, (counter, key) => counter.look(key)),
  }

  /** Neither a number nor an address is kept: only what stands for it. */
  async function first(
    what: keyof Measures,
    who: Parties,
    ask: (counter: Counter, key: string) => Promise<number | null>,
  ): Promise<TooMuch | null> {
    for (const party of parties) {
      const [id, limit] = [who[party], `${what} of ${party}`]
      const counter = counters.get(limit)
      const seconds = counter && id !== null && id !== undefined ? await ask(counter, disguise(String(id))) : null
      if (!seconds) continue
      record?.({ type: 'limit hit', limit })
      return { for: party, seconds }
    }
    return null
  }
}
