import { eventsPerPlayer, type Played, type Player } from './player.ts'

/** Each sends its next event once the last one is on its page and its reply is here. */
export async function playWithoutPause(players: readonly Player[]): Promise<Played[]> {
  return (await Promise.all(players.map(playOn))).flat()
}

async function playOn(player: Player): Promise<Played[]> {
  const played: Played[] = []
  while (played.length < eventsPerPlayer) played.push(await player.play())
  return played
}

/**
 * Each sends its events with this pause, out of step with the others. Resolves with the milliseconds until they were on their
 * pages, without the first ones, which are all sent at once.
 */
export async function playWithPause(players: readonly Player[], pauseMs: number): Promise<number[]> {
  await Promise.all(players.map((player) => player.play()))
  return (await Promise.all(players.map((player, index) => playSlowly(player, pauseMs, index / players.length)))).flat()
}

async function playSlowly(player: Player, pauseMs: number, share: number): Promise<number[]> {
  const taken: number[] = []
  await Bun.sleep(pauseMs * share)
  while (taken.length < eventsPerPlayer - 1) {
    const [{ ms }] = await Promise.all([player.play(), Bun.sleep(pauseMs)])
    taken.push(ms)
  }
  return taken
}
