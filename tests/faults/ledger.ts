import postgres from 'postgres'
import type { VisitorEntry } from './expected.ts'

/** What the database holds about one game. */
export type Held = {
  entries: {
    number: number
    from: 'pavel' | 'visitor' | 'line'
    text: string
    via: VisitorEntry['via']
    verdict: VisitorEntry['verdict']
    points: number
  }[]
  points: number
  rebus: number
  attempt: number
  isFinished: boolean
  tierId: string | null
  code: string | null
  /** turns in the calls that were answered before the game ended */
  turns: number
  /** all calls, including unanswered ones */
  calls: number
}

export type Progress = { entries: number; points: number; code: string | null }

/** The harness's own view of the database, which bypasses everything that breaks. */
export type Ledger = {
  /**
   * What a browser must show at this moment. Resolves to `null` while nothing is stored or readable. The function itself is
   * `null` for a database that cannot be read while the server runs.
   */
  progress: ((phone: string) => Promise<Progress | null>) | null
  held(phone: string): Promise<Held>
  events(): Promise<number>
  codes(): Promise<string[]>
  run(statement: string): Promise<unknown>
  close(): Promise<void>
}

type Query = <Row>(text: string, values?: unknown[]) => Promise<Row[]>

/** A ledger on a PostgreSQL server. */
export function ledgerOn(url: string): Ledger {
  const sql = postgres(url, {
    max: 3,
    connect_timeout: 3,
    backoff: () => 0.05,
    onnotice: () => {},
    connection: { application_name: 'ledger' },
  })
  const query: Query = async (text, values = []) => (await sql.unsafe(text, values as never[])) as never
  return { ...ledgerFrom(query), close: () => sql.end({ timeout: 1 }) }
}

/** A ledger on any function that runs SQL. */
export function ledgerFrom(query: Query): Omit<Ledger, 'close'> {
  return {
    progress: async (phone) => (await query<Progress>(progress, [phone]).catch(() => []))[0] ?? null,
    async held(phone) {
      const [game] = await query<Omit<Held, 'entries'>>(held, [phone])
      if (!game) throw new Error(`${phone}: the database has no game for this number`)
      return { ...game, entries: await query<Held['entries'][number]>(entries, [phone]) }
    },
    events: async () => (await query<{ count: number }>('select count(*)::int as count from events'))[0]?.count ?? 0,
    codes: async () =>
      (await query<{ code: string }>('select code from participants where code is not null')).map(({ code }) => code),
    run: (statement) => query(statement),
  }
}

const progress = `
  select v.entries, coalesce(p.points, 0) as points, p.code
  from visits v left join participants p on p.visit_id = v.id where v.phone = $1`

const entries = `
  select e.number, e."from", e.text, e.via, e.verdict, e.points from entries e join visits v on v.id = e.visit_id
  where v.phone = $1 order by v.id, e.number`

const held = `
  select p.points, p.rebus, p.attempt, p.finished_at is not null as "isFinished", p.tier_id as "tierId", p.code,
    (select coalesce(sum(turn), 0)::int from calls c where c.caller = $1 and c.participant_id = p.id
      and c.answered_at <= coalesce(p.finished_at, 'infinity')) as turns,
    (select count(*)::int from calls c where c.caller = $1 and c.turn > 0) as calls
  from participants p where p.phone = $1`
