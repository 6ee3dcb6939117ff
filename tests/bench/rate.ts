import { type Player, ROUNDS } from './player.ts'
import type { Stack } from './stack.ts'

const CALLS = 50
const WAVES = 4

/** Events per second with fifty calls that never pause: each sends its next event once the last one is on the socket. */
export async function rate({ player }: Stack): Promise<number> {
  let milliseconds = 0
  for (let wave = 0; wave < WAVES; wave++) {
    const players = await Promise.all(Array.from({ length: CALLS }, (_, index) => player(20_000 + wave * CALLS + index)))
    const startedAt = performance.now()
    await Promise.all(players.map(playOn))
    milliseconds += performance.now() - startedAt
    for (const each of players) each.close()
  }
  return (WAVES * CALLS * ROUNDS * 1000) / milliseconds
}

async function playOn(player: Player) {
  for (let round = 0; round < ROUNDS; round++) await player.play()
}
