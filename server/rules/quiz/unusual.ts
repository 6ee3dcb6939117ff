/**
 * A game, as far as it can be unusual. `wonAt` is null until it has won a prize, `address` is the pseudonym of the network
 * address that gave the number, null where it is not known. `solved` counts right answers.
 */
export type PlayedGame = { id: number; startedAt: Date; wonAt: Date | null; address: string | null; solved: number }

/** Why a game is unusual. `many wins` and `many games`: so many from its address within an hour. */
export type Oddity = 'too fast' | 'many wins' | 'many games'

/** What the last hour held: prizes, prizes won faster than a person can speak, and the most from one address of each kind. */
export type Rates = { wins: number; fastWins: number; winsOfAddress: number; gamesOfAddress: number }

/**
 * The most that is usual within an hour. A prize a minute is more than a conference wins in a coffee break. Ten prizes from one
 * address are an office, or one person with ten numbers; where all guests share the conference's network, expect more, and
 * compare with the number of guests. A game that is begun is cheaper to begin than to win, so twice as many.
 */
export const usualRates: Rates = { wins: 60, fastWins: 0, winsOfAddress: 10, gamesOfAddress: 20 }

/**
 * For each right answer: the picture loads and is looked at, the word is thought of and said or typed, and the
 * recogniser waits a second for more. Pavel's own words come on top where he is heard out. Programs answer in milliseconds.
 */
export const fastestAnswerMs = 4_000

const hourMs = 3_600_000

/** Returns what is unusual about these games, by id. Games in which nothing is have no entry. */
export function findOddities(games: readonly PlayedGame[]): Map<number, Oddity[]> {
  const oddities = new Map<number, Oddity[]>()
  const mark = (oddity: Oddity, ids: Iterable<number>) => {
    for (const id of ids) oddities.set(id, [...(oddities.get(id) ?? []), oddity])
  }
  mark('too fast', idsOf(games.filter(isTooFast)))
  mark(
    'many wins',
    crowded(games, ({ wonAt }) => wonAt, usualRates.winsOfAddress),
  )
  mark(
    'many games',
    crowded(games, ({ startedAt }) => startedAt, usualRates.gamesOfAddress),
  )
  return oddities
}

/** Returns how long a game took to win, in seconds; null while it has won nothing. */
export function secondsToWin({ startedAt, wonAt }: Pick<PlayedGame, 'startedAt' | 'wonAt'>): number | null {
  return wonAt && (wonAt.getTime() - startedAt.getTime()) / 1000
}

function isTooFast(game: PlayedGame): boolean {
  const seconds = secondsToWin(game)
  return seconds !== null && seconds * 1000 < game.solved * fastestAnswerMs
}

type TimeOf = (game: PlayedGame) => Date | null

/** Returns the ids of the games that lie with more than `most` others of their address within some hour. */
function crowded(games: readonly PlayedGame[], timeOf: TimeOf, most: number): Set<number> {
  const found = new Set<number>()
  for (const ofAddress of byAddress(games, timeOf)) {
    const times = ofAddress.map((game) => timeOf(game)?.getTime() ?? 0)
    for (let first = 0, last = 0; last < ofAddress.length; last += 1) {
      while ((times[last] ?? 0) - (times[first] ?? 0) >= hourMs) first += 1
      if (last - first + 1 > most) for (const id of idsOf(ofAddress.slice(first, last + 1))) found.add(id)
    }
  }
  return found
}

/** Returns the games of each address, in the order of time. Games without this time, or without an address, are left out. */
function byAddress(games: readonly PlayedGame[], timeOf: TimeOf): PlayedGame[][] {
  const known = games.filter((game) => game.address !== null && timeOf(game) !== null)
  const sorted = known.toSorted((one, other) => Number(timeOf(one)) - Number(timeOf(other)))
  return [...Map.groupBy(sorted, ({ address }) => address).values()]
}

/** Returns the rates of the hour before `now`. `games` must hold every game that was begun or won in it. */
export function ratesOf(games: readonly PlayedGame[], now: Date): Rates {
  const isRecent = (time: Date | null) => time !== null && now.getTime() - time.getTime() < hourMs
  const won = games.filter(({ wonAt }) => isRecent(wonAt))
  const begun = games.filter(({ startedAt }) => isRecent(startedAt))
  return {
    wins: won.length,
    fastWins: won.filter(isTooFast).length,
    winsOfAddress: mostOfOneAddress(won, ({ wonAt }) => wonAt),
    gamesOfAddress: mostOfOneAddress(begun, ({ startedAt }) => startedAt),
  }
}

function mostOfOneAddress(games: readonly PlayedGame[], timeOf: TimeOf): number {
  return Math.max(0, ...byAddress(games, timeOf).map(({ length }) => length))
}

function idsOf(games: readonly PlayedGame[]): number[] {
  return games.map(({ id }) => id)
}
