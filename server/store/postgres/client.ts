import type postgres from 'postgres'
import { repeating } from './repeat.ts'
import type { Session } from './session.ts'

/** Longer statements, such as the import of ten thousand codes, run only once. */
const longestPreparedText = 10_000

type Client = Pick<postgres.Sql, 'unsafe'>
type Values = NonNullable<Parameters<postgres.Sql['unsafe']>[1]>
type Query = ReturnType<postgres.Sql['unsafe']>
type Scope<Result = unknown> = (inner: postgres.TransactionSql) => Result

/** Runs statements and transactions. It is what Drizzle needs of a client. */
export type Dressed = Pick<postgres.Sql, 'unsafe' | 'begin' | 'options'>

/**
 * Returns the client as one whose statements all run with the settings of `session`. Where a pooler lends sessions out, a statement outside
 * a transaction becomes one. A statement that stands alone is repeated when PostgreSQL asks for that.
 */
export function dressed(client: postgres.Sql, session: Session): Dressed {
  const run = running(client, session)
  const begin = beginning(client, session)
  const alone = (text: string, values: Values = [], options = {}) => {
    const once =
      session.kind === 'own'
        ? (finish: Finish) => finish(run(text, values, options))
        : (finish: Finish) => begin((inner) => finish(inner.unsafe(text, values, options)))
    return statement((finish) => repeating(() => once(finish)))
  }
  return { options: client.options, unsafe: alone, begin } as unknown as Dressed
}

type Finish = (query: Query) => PromiseLike<unknown>

/** What Drizzle and the queue ask of a query: its rows as objects, or as arrays. */
function statement(run: (finish: Finish) => Promise<unknown>) {
  return {
    then: (...[fulfilled, rejected]: Parameters<Promise<unknown>['then']>) => run((query) => query).then(fulfilled, rejected),
    catch: (failed: (error: unknown) => unknown) => run((query) => query).catch(failed),
    values: () => run((query) => query.values()),
  }
}

/**
 * Prepares every query with parameters. Drizzle prepares only named queries; for the others postgres.js would ask for a description first,
 * so each would take two round trips and be planned again.
 */
function running(client: Client, session: Session) {
  const unsafe = client.unsafe.bind(client) as postgres.Sql['unsafe']
  return (text: string, values: Values = [], options: object = {}) =>
    unsafe(text, values.map(withoutDate), {
      ...options,
      prepare: session.keepsStatements && values.length > 0 && text.length <= longestPreparedText,
    })
}

function beginning(client: postgres.Sql, session: Session) {
  const begin = client.begin.bind(client) as (...options: unknown[]) => Promise<unknown>
  if (session.kind === 'own') return (act: Scope) => begin((inner: postgres.TransactionSql) => act(dressedInside(inner, session)))
  return (act: Scope) =>
    begin(session.begin, (inner: postgres.TransactionSql) => {
      // It is sent together with the first statement of the transaction, which fails if this one does.
      void inner.unsafe(session.inEach).execute()
      return act(dressedInside(inner, session))
    })
}

function dressedInside(inner: postgres.TransactionSql, session: Session): postgres.TransactionSql {
  const savepoint = inner.savepoint.bind(inner) as (act: Scope) => Promise<unknown>
  inner.unsafe = running(inner, session) as postgres.Sql['unsafe']
  inner.savepoint = ((act: Scope) => savepoint((nested) => act(dressedInside(nested, session)))) as typeof inner.savepoint
  return inner
}

/**
 * Drizzle takes postgres.js's own serializer of dates away, and encodes a date only where it knows its column: in a condition it does
 * not know that of a value that comes later.
 */
const withoutDate = (value: Values[number]) => (value instanceof Date ? value.toISOString() : value)
