import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import * as texts from '../../views/texts/scenario-check.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { hasReported, interpretFindings, openMinutes } from '../game/game.ts'
import { failureOf } from '../rules/connection-failure/connection-failure.ts'
import { describeFailure } from '../store/store.ts'

/**
 * `bun run scenario:check`: asks the running server to examine the next call, and prints the findings. Exits with 1 when that
 * fails, or when a finding needs the operator.
 */
async function main(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const isFine = await runCheck(connectTo(serverUrl(config), config.passwords.operator[0]), console.log)
    process.exitCode = isFine ? 0 : 1
  } catch (error) {
    console.error(isForOperator(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

function isForOperator(error: unknown): error is Error {
  return [ConfigProblem, DoorProblem].some((problem) => error instanceof problem)
}

type Print = (text: string) => void

const usualPauseMs = 1000

/**
 * Requests a check, prints which number to call, and prints each finding as it comes in. Returns false when the check found
 * nothing, or when a finding needs the operator. Throws `DoorProblem` when the server cannot be asked.
 */
export async function runCheck(door: Door, print: Print, pauseMs = usualPauseMs): Promise<boolean> {
  const requested = await door.requestCheck()
  print(texts.callNow(requested.number, openMinutes))
  const report = await printFindings(door, requested, print, pauseMs)
  const problem = problemWith(report, requested)
  if (problem) {
    print(problem)
    return false
  }
  const marks = interpretFindings(report).map(({ mark }) => mark)
  print(texts.summary(marks))
  return !marks.includes('trouble')
}

/** Polls the check and prints its findings until it is over. Returns the last report. */
async function printFindings(door: Door, requested: Report, print: Print, pauseMs: number): Promise<Report> {
  const printed = new Set<string>()
  for (let report = requested; ; report = await door.newestCheck()) {
    if (report.id !== requested.id || report.state === 'unanswered') return report
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

function problemWith(report: Report, requested: Report): string | null {
  if (report.id !== requested.id) return texts.anotherCheck
  if (report.state === 'unanswered') return texts.unanswered
  return hasReported(report) ? null : texts.noFindings
}

/** The running server cannot be asked. The message says why, and what to do. */
export class DoorProblem extends Error {}

const Report = v.object({
  id: v.number(),
  state: v.picklist(['waits', 'unanswered', 'under way', 'over']),
  findings: v.record(v.string(), v.string()),
  number: v.string(),
})

/** A check as the running server reports it; `number` is the one to call, as people write it. */
export type Report = v.InferOutput<typeof Report>

export type Door = ReturnType<typeof connectTo>

const timeoutMs = 10_000

/**
 * Returns the URL of the running server by its own settings. A server that listens on every address is reached at `localhost`.
 */
export function serverUrl({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const reachableHost = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return publicUrl ?? `http://${reachableHost.includes(':') ? `[${reachableHost}]` : reachableHost}:${port}`
}

/**
 * Returns a client for the operator's door of the server at `url`. Throws `DoorProblem` without a password, and so does every
 * request that fails.
 */
export function connectTo(url: string, password: string | undefined) {
  if (password === undefined) throw new DoorProblem(texts.noPassword)
  // `btoa` would throw: the password need not be ASCII.
  const authorization = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' }

  async function ask(method: 'GET' | 'POST', path: string): Promise<Report> {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url + path, { method, headers, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new DoorProblem(texts.away(url, failureOf(error)))
    })
    if (!response.ok) throw new DoorProblem(explain(response.status))
    const parsed = v.safeParse(Report, await response.json().catch(() => null))
    if (!parsed.success) throw new DoorProblem(texts.noOperatorPages(url))
    return parsed.output
  }

  function explain(status: number): string {
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
