import { join } from 'node:path'
import { command } from './command.ts'
import { installFromDebian } from './debian.ts'
import { scratch } from './scratch.ts'

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

/** Returns the environment in which a program, and what it starts, has its clock near `at`. The monotonic clock stays as it is. */
export async function withClockAt(at: Date): Promise<Record<string, string>> {
  const seconds = Math.round((at.getTime() - aheadMs - Date.now()) / 1000)
  return { LD_PRELOAD: await (building ??= build()), CLOCK_MOVED_BY: String(seconds) }
}

let building: Promise<string> | undefined

/** Builds the clock that programs load. Throws when there is no compiler, and none can be installed. */
async function build(): Promise<string> {
  if (!Bun.which('gcc')) await installFromDebian('gcc', 'libc6-dev')
  const path = scratch.path('moved-clock.so')
  const { code, output } = await command(['gcc', '-shared', '-fPIC', '-O2', '-o', path, source], { seconds: 60 })
  if (code !== 0) throw new Error(`no moved clock, which needs gcc: ${output}`)
  return path
}

const source = join(import.meta.dirname, 'moved-clock.c')

const hourMs = 3_600_000

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

function lastSundayOfMarch(year: number): number {
  const last = new Date(Date.UTC(year, 2, 31))
  return Date.UTC(year, 2, 31 - last.getUTCDay())
}
