import type { Cluster } from '../run/postgres/embedded.ts'
import type { Browser, Shown } from './browser.ts'
import { compare } from './compare.ts'
import { type Evening, opensTheEvening, type Seat } from './evening.ts'
import type { Fault } from './faults.ts'
import { type Figures, noFigures } from './figures.ts'
import type { Game } from './game.ts'
import { setUp } from './machines.ts'
import type { Options } from './options.ts'
import { chanceOf } from './plan.ts'
import { pause, until } from './until.ts'

/** A scenario's session is over by then, whatever its last report met. */
const longestFarewellMs = 60_000
const stillMs = 300

/** Plays whole games while something breaks again and again, and looks at each from all sides when they are over. */
export async function under(
  fault: Fault,
  cluster: Cluster,
  { seed, games, minutes }: Pick<Options, 'seed' | 'games' | 'minutes'>,
): Promise<Figures> {
  const figures = noFigures()
  const note = (error: unknown) => void figures.broken.push(String(error))
  const machines = await setUp(cluster, fault.name, fault.needs ?? {}, chanceOf(seed, `${fault.name} post office`))
  const evening = await opensTheEvening({ name: fault.name, seed, machines, figures })
  const stopping = new AbortController()
  const breaking = fault.breaks(evening, stopping.signal).catch(note)
  const end = Date.now() + minutes * 60_000
  await Promise.all(Array.from({ length: games }, () => playUntil(evening, end).catch(note)))
  stopping.abort()
  await breaking
  await examine(evening)
  await evening.close()
  await machines.stop()
  return figures
}

/** One game after the other, as long as new ones are begun; one at least. */
async function playUntil(evening: Evening, end: number): Promise<void> {
  do await evening.plays()
  while (Date.now() < end)
}

async function examine(evening: Evening): Promise<void> {
  const { seats, ledger, figures } = evening
  evening.isWhole()
  await isQuiet(evening)
  const seen = await Promise.all(seats.map(({ game: { browser } }) => lookAt(browser)))
  for (const [at, { game }] of seats.entries()) await examineGame(game, seen[at], evening)
  figures.games = seats.length
  figures.events = await ledger.events()
  const codes = await ledger.codes()
  figures.codesTwice = codes.length - new Set(codes).size
  if (figures.codesTwice > 0) figures.broken.push(`${figures.codesTwice} codes were given twice`)
}

/** The last call has been reported, and the screens are right, each within its time. */
async function isQuiet({ seats, emulator, isWhole }: Evening): Promise<void> {
  await until(() => emulator.lines.size === 0, longestFarewellMs)
  await isStill(seats)
  isWhole()
  await Promise.all(seats.map(({ recovery }) => recovery.isDone()))
}

/** The last word of a session is sent and not waited for. */
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
