import { percentile } from './percentile.ts'
import { type Player, rounds } from './player.ts'
import type { Stack } from './stack.ts'

const calls = 50
const pauseMs = 1000

/**
 * Returns the milliseconds from an event to its text on the socket, with fifty concurrent calls that each send an event a second,
 * out of step.
 */
export async function latency({ player }: Stack): Promise<{ median: number; p99: number }> {
  const players = await Promise.all(Array.from({ length: calls }, (_, number) => player(10_000 + number)))
  for (const each of players) await each.play()
  const taken = (await Promise.all(players.map(playSlowly))).flat()
  for (const each of players) each.close()
  return { median: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}

async function playSlowly(player: Player, index: number): Promise<number[]> {
  const taken: number[] = []
  await Bun.sleep((pauseMs * index) / calls)
  for (let round = 1; round < rounds; round++) {
    const [milliseconds] = await Promise.all([player.play(), Bun.sleep(pauseMs)])
    taken.push(milliseconds)
  }
  return taken
}
