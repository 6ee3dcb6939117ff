import { openPlayer } from '../pavel/player.ts'
import { eventsPerPlayer } from '../player.ts'

const calls = 20
/** So long each caller thinks before the next word. */
const thinksMs = 500

let numbers = 0

/** Lets twenty callers play, one game after the other, until `act` is done. Returns how long each of their events took, in ms. */
export async function playOn(url: string, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let isOver = false
  const callers = Array.from({ length: calls }, () => playGames())
  await act().finally(() => (isOver = true))
  await Promise.all(callers)
  return times

  async function playGames(): Promise<void> {
    while (!isOver) {
      const player = await openPlayer({ page: url, line: url }, `+7916${1_000_000 + numbers++}`)
      await Bun.sleep(Math.random() * thinksMs)
      for (let event = 0; event < eventsPerPlayer && !isOver; event++) {
        times.push((await player.play()).ms)
        await Bun.sleep(thinksMs)
      }
      await player.close()
    }
  }
}
