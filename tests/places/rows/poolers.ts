import { poolerBefore, type PoolMode } from '../../run/pgbouncer.ts'
import type { Place } from '../place.ts'
import { ownedDatabase } from '../postgres.ts'

type Wanted = { mode: PoolMode; isDirectGiven?: boolean; expects: Place['expects'] }

const pooler = (name: string, { mode, isDirectGiven = false, expects }: Wanted): Place => ({
  name,
  expects,
  async open({ closing }) {
    const { own, place } = await ownedDatabase(closing)
    const { url, close } = await poolerBefore(own.href, mode)
    closing.push(close)
    return { ...place, settings: { DATABASE_URL: url, ...(isDirectGiven && { DATABASE_DIRECT_URL: own.href }) } }
  },
})

export const poolers: Place[] = [
  pooler('pooler, session mode', { mode: 'session', expects: 'games' }),
  pooler('pooler, transaction mode, DATABASE_DIRECT_URL', { mode: 'transaction', isDirectGiven: true, expects: 'games' }),
  pooler('pooler, transaction mode', {
    mode: 'transaction',
    expects: /^DATABASE_DIRECT_URL: expected the address of PostgreSQL itself/,
  }),
  pooler('pooler, statement mode', {
    mode: 'statement',
    isDirectGiven: true,
    expects: /^DATABASE_URL: .*statement mode.*pool_mode = transaction/,
  }),
]
