import postgres from 'postgres'
import type { Contender } from './contender.ts'
import { inBatches } from './in-batches.ts'
import { eventsPerPlayer, type Player } from './player.ts'

const calls = 50

/**
 * Opens fifty players, lets `act` play all their events, and closes them. Throws unless the database then holds as many more: no
 * figure counts for work that was not done.
 */
export async function withPlayers<Result>(
  { player, databaseUrl, countOfEvents }: Pick<Contender, 'player' | 'databaseUrl' | 'countOfEvents'>,
  act: (players: Player[]) => Promise<Result>,
): Promise<Result> {
  const players = await inBatches(Array.from({ length: calls }), player, 10)
  const before = await count(databaseUrl, countOfEvents)
  const result = await act(players)
  const written = (await count(databaseUrl, countOfEvents)) - before
  if (written !== calls * eventsPerPlayer)
    throw new Error(`${calls * eventsPerPlayer} events were played, and ${written} written`)
  await inBatches(players, (each) => each.close(), 10)
  return result
}

async function count(databaseUrl: string, query: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 })
  const [row] = await sql.unsafe(query)
  await sql.end()
  return Number(row?.count)
}
