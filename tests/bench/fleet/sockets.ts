import { percentile } from '../percentile.ts'
import { type Fleet, inBatches, openCrowd } from './fleet.ts'

const idleSeconds = 12

/**
 * Measures what open pages cost: per second while idle, and when all reconnect at once, as after a restart of their server.
 * `median` and `last` are milliseconds from the start of the reconnect until a page shows its state.
 */
export async function sockets({ servers, costs }: Fleet, count: number) {
  const [server] = servers
  if (!server) throw new Error('a fleet without servers')
  const openings = await openCrowd(server, count)
  const returned: number[] = []
  const closings: (() => void)[] = []
  const back = await costs(count, async () => {
    const startedAt = performance.now()
    await inBatches(
      count,
      async (index) => {
        await new Promise<void>((shown, failed) => {
          const opening = openings[index]?.((frame) => {
            if (frame.startsWith('{')) return
            shown()
          })
          opening?.then((close) => closings.push(close), failed)
        })
        returned.push(performance.now() - startedAt)
      },
      500,
    )
  })
  const idle = await costs(idleSeconds, () => Bun.sleep(idleSeconds * 1000))
  for (const close of closings) close()
  return { back, idle, median: percentile(returned, 0.5), last: Math.max(...returned) }
}
