import { is, Param, sql } from 'drizzle-orm'
import type { Db } from './database.ts'

/** A query of Drizzle's that has not been run. */
type Query = { prepare(name: string): { execute(values?: Record<string, unknown>): Promise<unknown> } }
type Rows<Built extends Query> = Awaited<ReturnType<ReturnType<Built['prepare']>['execute']>>

/** The parts of the driver's classes that this file rests on. No type of Drizzle's names them; tests/store/made.test.ts pins them. */
type Session = { session: { client: unknown } }
type Prepared = { client: unknown; params: unknown[] }

/**
 * Returns a query that is built once, at its first use, and then only run: `query(tx, values)` gives its rows. Drizzle takes longer to
 * build the SQL of an event than the database takes to answer it.
 *
 * `build` gets a slot for each value, of the value's type, to be put into the query as it is: there is nothing to compute with yet.
 * The SQL must be the same for all values, so a condition that is sometimes missing makes two queries.
 *
 * A query that Drizzle has prepared runs on the connection it was prepared on, outside every transaction. So each run takes a copy
 * whose client is that of `tx`.
 */
export function made<Built extends Query, Values extends object = Record<never, never>>(
  build: (db: Db, slots: Values) => Built,
): (tx: Db, values: Values) => Promise<Rows<Built>> {
  const byDriver = new Map<unknown, object>()
  return (tx, values) => {
    const { session } = tx as unknown as Session
    const driver = session.constructor
    const prepared = byDriver.get(driver) ?? prepare(build(tx, slots as Values))
    byDriver.set(driver, prepared)
    const query = Object.create(prepared, { client: { value: session.client } }) as ReturnType<Query['prepare']>
    return query.execute(values as Record<string, unknown>) as Promise<Rows<Built>>
  }
}

function prepare(query: Query): object {
  const prepared = query.prepare('made')
  const { params } = prepared as unknown as Prepared
  for (const param of params) if (is(param, Param)) Object.assign(param, { encoder: passingNulls(param) })
  return prepared
}

/** For a value that comes later Drizzle asks the column to encode a null as well, which a date cannot do. */
function passingNulls({ encoder }: Param): Pick<Param['encoder'], 'mapToDriverValue'> {
  return { mapToDriverValue: (value) => (value === null ? null : encoder.mapToDriverValue(value)) }
}

const slots = new Proxy(
  {},
  {
    get: (_, name) => sql.placeholder(String(name)),
    ownKeys() {
      throw new TypeError('slots have no names of their own: write out each that the query uses')
    },
  },
)
