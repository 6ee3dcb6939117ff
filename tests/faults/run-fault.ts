import type { Cluster } from '../run/postgres/embedded.ts'
import type { Browser, Shown } from './browser.ts'
import { compare } from './compare.ts'
import { type Evening, openEvening, type Seat } from './evening.ts'
import type { Fault } from './faults.ts'
import { type Figures, noFigures } from './figures.ts'
import type { Game } from './game.ts'
import { setUp } from './machines.ts'
import type { Options } from './options.ts'
import { chanceOf } from './plan.ts'
import { pause, until } from './until.ts'

/** Within this time a scenario's session has ended, even if its last report ran into a fault. */
const longestFarewellMs = 60_000
const stillMs = 300

/**
 * Plays whole games while `fault` injects failures, then compares what each caller did, what the database holds and what the
 * browser shows. Games start for `minutes`, or one per player when `minutes` is 0. Returns the figures; every broken promise is a
 * sentence in `broken`.
 */
export async function runFault(
  fault: Fault,
  cluster: Cluster,
  { seed, games, minutes }: Pick<Options, 'seed' | 'games' | 'minutes'>,
): Promise<Figures> {
  const figures = noFigures()
  const note = (error: unknown) => void figures.broken.push(String(error))
  // the names in these seeds decide the draws: renaming one changes every plan
  const machines = await setUp(cluster, fault.name, fault.needs ?? {}, chanceOf(seed, `${fault.name} post office`))
  const evening = await openEvening({ name: fault.name, seed, machines, figures })
  const stopping = new AbortController()
  const breaking = fault.inject(evening, stopping.signal).catch(note)
  const end = Date.now() + minutes * 60_000
  await Promise.all(Array.from({ length: games }, () => playUntil(evening, end).catch(note)))
  stopping.abort()
  await breaking
  await examine(evening)
  await evening.close()
  await machines.stop()
  return figures
}

/** Plays one game after another until `end`, and at least one. */
async function playUntil(evening: Evening, end: number): Promise<void> {
  do await evening.playNext()
  while (Date.now() < end)
}

async function examine(evening: Evening): Promise<void> {
  const { seats, ledger, figures } = evening
  evening.endOutage()
  await isQuiet(evening)
  const seen = await Promise.all(seats.map(({ game: { browser } }) => lookAt(browser)))
  for (const [at, { game }] of seats.entries()) await examineGame(game, seen[at], evening)
  figures.games = seats.length
  figures.events = await ledger.events()
  const codes = await ledger.codes()
  figures.codesTwice = codes.length - new Set(codes).size
  if (figures.codesTwice > 0) figures.broken.push(`${figures.codesTwice} codes were given twice`)
}

/** Waits until the last call is reported and every screen is right. */
async function isQuiet({ seats, emulator, endOutage }: Evening): Promise<void> {
  await until(() => emulator.lines.size === 0, longestFarewellMs)
  await isStill(seats)
  endOutage()
  await Promise.all(seats.map(({ recovery }) => recovery.finish()))
}

/**
 * A session sends its last report without waiting for the reply, so pages may still change: waits until they look the same twice.
 */
async function isStill(seats: Seat[]): Promise<void> {
  const look = async () =>
    JSON.stringify(await Promise.all(seats.map(({ game: { browser } }) => browser.looksAfresh().catch(() => null))))
  for (let left = 20, before = ''; left > 0; left -= 1) {
    const now = await look()
    if (now === before) return
    before = now
    await pause(stillMs)
  }
}

async function lookAt(browser: Browser) {
  const shown = browser.shown
  const afresh = await browser.looksAfresh().catch(() => null)
  return shown && afresh && { shown, afresh }
}

async function examineGame(
  game: Game,
  seen: { shown: Shown; afresh: Shown } | null | undefined,
  { ledger, figures }: Evening,
): Promise<void> {
  figures.calls += game.calls.length
  figures.goodbyes += game.calls.filter(({ endedBecauseOfUs }) => endedBecauseOfUs).length
  const held = await ledger.held(game.phone).catch((error: Error) => error)
  if (held instanceof Error) figures.broken.push(held.message)
  else if (!seen) figures.broken.push(`${game.phone}: the page cannot be loaded`)
  else compare(game, held, seen.shown, seen.afresh, figures)
}
