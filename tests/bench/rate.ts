import { type Player, rounds } from './player.ts'
import type { Stack } from './stack.ts'

const calls = 50
const waves = 4

/** Returns the events per second of fifty calls without pauses: each sends its next event once the last one is on the socket. */
export async function rate({ player }: Stack): Promise<number> {
  let milliseconds = 0
  for (let wave = 0; wave < waves; wave++) {
    const players = await Promise.all(Array.from({ length: calls }, (_, index) => player(20_000 + wave * calls + index)))
    const startedAt = performance.now()
    await Promise.all(players.map(playOn))
    milliseconds += performance.now() - startedAt
    for (const each of players) each.close()
  }
  return (waves * calls * rounds * 1000) / milliseconds
}

async function playOn(player: Player) {
  for (let round = 0; round < rounds; round++) await player.play()
}
