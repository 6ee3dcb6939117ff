import { desc, sql } from 'drizzle-orm'
import type { Findings, Voice } from '../../scenario/protocol.ts'
import { checks } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'

/** What a line can be trusted with, whatever a campaign wishes: that voices interrupt Pavel on it, and that the engine detects them. */
export type LineHearing = Required<Pick<Voice, 'isInterruptible' | 'detectsVoice'>>

/** The newest findings of the first-call check about it; null where no check has heard the line's echo yet. */
export type CheckedLine = LineHearing | null

/**
 * Returns how the line of a call that begins can be heard. The emulator's is known; that of an account is trusted once the first-call
 * check has heard its echo, because Pavel would interrupt himself. All campaigns call over one account.
 */
export async function readLineHearing({
  db,
  ...context
}: Pick<GameContext, 'isRehearsal' | 'isEmulated'> & { db: Db }): Promise<LineHearing> {
  if (isEmulatedIn(context)) return { isInterruptible: true, detectsVoice: true }
  return (await readCheckedLine(db)) ?? { isInterruptible: false, detectsVoice: false }
}

/** Rehearsals are always played in the emulator. */
export function isEmulatedIn({ isRehearsal, isEmulated = false }: Pick<GameContext, 'isRehearsal' | 'isEmulated'>): boolean {
  return isRehearsal || isEmulated
}

/** Returns what the newest first-call check that has listened to its line allows; null when none has. */
export async function readCheckedLine(db: Db): Promise<CheckedLine> {
  const [newest] = await db
    .select({ findings: checks.findings })
    .from(checks)
    .where(sql`${checks.findings} ->> 'echo' is not null`)
    .orderBy(desc(checks.id))
    .limit(1)
  return newest ? allowedBy(newest.findings) : null
}

/**
 * Returns what findings allow. A phrase that cannot be stopped would go on over whoever interrupts it. A detection that has noticed no
 * voice in the check would notice none in a game.
 */
export function allowedBy(findings: Findings): LineHearing {
  const { echo, 'stopped phrase': stopped = '', 'voice detection': detection = '' } = findings
  return {
    isInterruptible: echo !== undefined && isEchoBearable(echo) && canBeStopped(stopped),
    detectsVoice: detection.startsWith('present, a voice'),
  }
}

/** A check whose phrase was over before it could be stopped, or that did not try, has not found out. */
const canBeStopped = (stopped: string) => /^(ends silently|reports its end)/.test(stopped)

/** Of the words that come back, and how long after the end of what was said: the scenario leaves out what Pavel has just said. */
const mostEcho = { share: 0.5, ms: 1_000 }

/** Returns whether the scenario can tell callers from an echo such as `7 of 12 words, first after 850 ms, last 620 ms after the end`. */
export function isEchoBearable(echo: string): boolean {
  if (echo === 'none') return true
  const [, heard, of, lateMs] = /^(\d+) of (\d+) words.*last (\d+) ms/.exec(echo) ?? []
  return Number(heard) <= mostEcho.share * Number(of) && Number(lateMs) <= mostEcho.ms
}

/** Returns how callers are heard in a turn: as the campaign wishes, as far as the line allows it. */
export function heardIn({ hearing }: Pick<GameContext, 'hearing'>, line: LineHearing | null): LineHearing {
  return {
    isInterruptible: hearing.isInterruptible && (line?.isInterruptible ?? false),
    detectsVoice: hearing.detectsVoice && (line?.detectsVoice ?? false),
  }
}
