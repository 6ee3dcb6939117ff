import { command } from './command.ts'
import { installFromDebian } from './debian.ts'

/** A moment that the clock of a run is set to. */
export type Moment = { name: string; at: Date }

/** A run starts so long before a moment that the middle of its tests meets it. */
const aheadMs = 2 * 60_000

/**
 * Returns what calendars surprise programs with, each the next time that it comes after `now`: the last evening of a year and of
 * February in Moscow, the leap day, the night in which Europe's clocks go forward; and a noon in five years, when all that tests keep has
 * grown old.
 */
export function momentsAfter(now: Date): Moment[] {
  const next = (name: string, occursIn: (year: number) => number | null): Moment => {
    const years = Array.from({ length: 9 }, (_, passed) => now.getUTCFullYear() + passed)
    const at = years.map(occursIn).find((time) => time !== null && time > now.getTime())
    return { name, at: new Date(at ?? Number.NaN) }
  }
  return [
    next('the end of the year', (year) => Date.UTC(year, 11, 31, 21)),
    next('the end of February', (year) => Date.UTC(year, 2, 1) - 3 * hourMs),
    next('a leap day', (year) => (isLeap(year) ? Date.UTC(year, 1, 29, 12) : null)),
    next('summer time', (year) => lastSundayOfMarch(year) + hourMs),
    { name: 'five years on', at: new Date(Date.UTC(now.getUTCFullYear() + 5, now.getUTCMonth(), 15, 9)) },
  ]
}

/**
 * Returns the environment in which a program, and what it starts, has its clock near `at`: the library of `faketime` in it, rather than
 * the command, whose shared memory makes every process wait for the others. The monotonic clock stays as it is.
 */
export async function withClockAt(at: Date): Promise<Record<string, string>> {
  const faketime = Bun.which('faketime') ?? ((await installFromDebian('faketime')) ? Bun.which('faketime') : null)
  if (!faketime) throw new Error('No faketime: install the package `faketime`')
  const { output } = await command([faketime, '-m', '-f', '+0', 'printenv', 'LD_PRELOAD'], { seconds: 10 })
  const seconds = Math.round((at.getTime() - aheadMs - Date.now()) / 1000)
  return { LD_PRELOAD: output.trim(), FAKETIME: `+${seconds}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}

const hourMs = 3_600_000

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

function lastSundayOfMarch(year: number): number {
  const last = new Date(Date.UTC(year, 2, 31))
  return Date.UTC(year, 2, 31 - last.getUTCDay())
}
