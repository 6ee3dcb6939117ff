import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import * as texts from '../../views/texts/scenario-check.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { hasReported, interpretFindings, openMinutes } from '../game/game.ts'
import { describeFailure } from '../store/store.ts'

/** `bun run scenario:check`: asks the running server to examine the next call, and tells what it found. Ends with 1 where it could not, or somebody has to do something. */
async function main(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const isFine = await callAndExamine(openDoor(addressOf(config), config.operatorPasswords[0]), console.log)
    process.exitCode = isFine ? 0 : 1
  } catch (error) {
    console.error(isSentence(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, DoorProblem].some((problem) => error instanceof problem)
}

type Print = (text: string) => void

const usualPauseMs = 1000

/**
 * Asks for a check, says what to do, and prints each finding once it is understood. False where nothing was found out, or
 * something needs the operator. Ends in a `DoorProblem`.
 */
export async function callAndExamine(door: Door, print: Print, pauseMs = usualPauseMs): Promise<boolean> {
  const asked = await door.requestCheck()
  print(texts.callNow(asked.number, openMinutes))
  const report = await follow(door, asked, print, pauseMs)
  const problem = problemWith(report, asked)
  if (problem) {
    print(problem)
    return false
  }
  const marks = interpretFindings(report).map(({ mark }) => mark)
  print(texts.summary(marks))
  return !marks.includes('trouble')
}

/** Prints what comes until the check is over. */
async function follow(door: Door, asked: Report, print: Print, pauseMs: number): Promise<Report> {
  const printed = new Set<string>()
  for (let report = asked; ; report = await door.newestCheck()) {
    if (report.id !== asked.id || report.state === 'unanswered') return report
    if (report.state !== 'waits' && !printed.has('call')) print(texts.answered)
    if (report.state !== 'waits') printed.add('call')
    for (const reading of interpretFindings(report)) {
      if (!printed.has(reading.point)) print(texts.describeReading(reading))
      printed.add(reading.point)
    }
    if (report.state === 'over') return report
    await wait(pauseMs)
  }
}

function problemWith(report: Report, asked: Report): string | null {
  if (report.id !== asked.id) return texts.anotherCheck
  if (report.state === 'unanswered') return texts.unanswered
  return hasReported(report) ? null : texts.noFindings
}

/** Why the running server could not be asked, in a sentence that tells what to do. */
export class DoorProblem extends Error {}

const Report = v.object({
  id: v.number(),
  state: v.picklist(['waits', 'unanswered', 'under way', 'over']),
  findings: v.record(v.string(), v.string()),
  number: v.string(),
})

/** A check as the running server tells of it; `number` is the one to call, as people read it. */
export type Report = v.InferOutput<typeof Report>

export type Door = ReturnType<typeof openDoor>

const patienceMs = 10_000

/** Where the running server is, by its own settings. A server that listens on every address is here as well. */
export function addressOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const near = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return publicUrl ?? `http://${near.includes(':') ? `[${near}]` : near}:${port}`
}

/** The operator's door of the server at `url`. Every request may end in a `DoorProblem`, as this does without a password. */
export function openDoor(url: string, password: string | undefined) {
  if (password === undefined) throw new DoorProblem(texts.noPassword)
  // a password need not be ASCII
  const authorization = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' }

  async function ask(method: 'GET' | 'POST', path: string): Promise<Report> {
    const signal = AbortSignal.timeout(patienceMs)
    const response = await fetch(url + path, { method, headers, redirect: 'manual', signal }).catch(() => null)
    if (!response) throw new DoorProblem(texts.away(url))
    if (!response.ok) throw new DoorProblem(sentenceFor(response.status))
    const parsed = v.safeParse(Report, await response.json().catch(() => null))
    if (!parsed.success) throw new DoorProblem(texts.noOperatorPages(url))
    return parsed.output
  }

  function sentenceFor(status: number): string {
    if (status === 401) return texts.refused(url)
    return status === 404 ? texts.noOperatorPages(url) : texts.trouble(url, status)
  }

  return {
    requestCheck: () => ask('POST', '/operator/checks'),
    newestCheck: () => ask('GET', '/operator/checks/newest'),
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main()
