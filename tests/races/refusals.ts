import type { Db } from '../../server/store/database.ts'

/** Counts of transactions, of those that PostgreSQL refused by error code, and of deadlocks among them. */
export type Refusals = { transactions: number; deadlocks: number; codes: Record<string, number>; stop(): void }

/** Counts every transaction on these connections until `stop` is called. */
export function watchRefusals(dbs: Db[]): Refusals {
  const codes: Record<string, number> = {}
  const originals = [...new Set(dbs)].map((db) => ({ db, transaction: db.transaction }))
  const refusals = {
    transactions: 0,
    codes,
    get deadlocks() {
      return codes['40P01'] ?? 0
    },
    stop: () =>
      originals.forEach(({ db, transaction }) => {
        db.transaction = transaction
      }),
  }
  for (const { db, transaction } of originals) {
    db.transaction = (async (...args: Parameters<Db['transaction']>) => {
      refusals.transactions += 1
      return transaction.apply(db, args).catch((error: Error) => {
        const code = (error.cause as { code?: string } | undefined)?.code ?? error.constructor.name
        codes[code] = (codes[code] ?? 0) + 1
        throw error
      })
    }) as Db['transaction']
  }
  return refusals
}
