import { percentile } from '../percentile.ts'
import { type Player, rounds } from '../player.ts'
import { type Fleet, inBatches, openPair } from './fleet.ts'

const callCount = 50
const pauseMs = 500

/** Measures latency and processor time per event, with the page on the first server and the call on the last. */
export async function calls({ servers, costs }: Fleet) {
  const [page, line] = [servers[0], servers.at(-1)]
  if (!page || !line) throw new Error('a fleet without servers')
  const players: Player[] = []
  await inBatches(callCount, async () => void players.push(await openPair(page, line)))
  for (const player of players) await player.play()
  const taken: number[] = []
  const cost = await costs(callCount * (rounds - 1), () =>
    Promise.all(
      players.map(async (player, index) => {
        await Bun.sleep((pauseMs * index) / callCount)
        for (let round = 1; round < rounds; round++) {
          const [milliseconds] = await Promise.all([player.play(), Bun.sleep(pauseMs)])
          taken.push(milliseconds)
        }
      }),
    ),
  )
  for (const player of players) player.close()
  return { ...cost, median: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}
