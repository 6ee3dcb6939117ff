import { percentile } from '../percentile.ts'
import { type Player, ROUNDS } from '../player.ts'
import { type Fleet, inBatches, openPair } from './fleet.ts'

const CALLS = 50
const PAUSE_MS = 500

/** What an event of a call costs whom, where its page hangs on the first server and its call reports to the last. */
export async function calls({ servers, costs }: Fleet) {
  const [page, line] = [servers[0], servers.at(-1)]
  if (!page || !line) throw new Error('a fleet without servers')
  const players: Player[] = []
  await inBatches(CALLS, async () => void players.push(await openPair(page, line)))
  for (const player of players) await player.play()
  const taken: number[] = []
  const cost = await costs(CALLS * (ROUNDS - 1), () =>
    Promise.all(
      players.map(async (player, index) => {
        await Bun.sleep((PAUSE_MS * index) / CALLS)
        for (let round = 1; round < ROUNDS; round++) {
          const [milliseconds] = await Promise.all([player.play(), Bun.sleep(PAUSE_MS)])
          taken.push(milliseconds)
        }
      }),
    ),
  )
  for (const player of players) player.close()
  return { ...cost, median: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}
