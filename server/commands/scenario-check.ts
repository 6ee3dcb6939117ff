import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import * as texts from '../../views/texts/scenario-check.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { hasReported, interpretFindings, openMinutes } from '../game/game.ts'
import { failureOf } from '../rules/connection-failure/connection-failure.ts'
import { describeFailure } from '../store/store.ts'

/** What shells take for the end by each signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * `bun run scenario:check`: asks the running server to examine the next call, and prints the findings. Exits with 1 when that
 * fails, or when a finding needs the operator. Gives the check up when it is told to stop: the next call may be a visitor's.
 */
async function main(): Promise<void> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(exitCodes[signal]))
  try {
    const config = readConfig(process.env)
    const door = connectTo(serverUrl(config), config.passwords.operator[0])
    const isFine = await runCheck(door, console.log, { stopping: stopping.signal })
    process.exitCode = isFine ? 0 : 1
  } catch (error) {
    console.error(isForOperator(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
  if (stopping.signal.aborted) process.exitCode = stopping.signal.reason
}

function isForOperator(error: unknown): error is Error {
  return [ConfigProblem, DoorProblem].some((problem) => error instanceof problem)
}

type Print = (text: string) => void

type Options = { pauseMs?: number; stopping?: AbortSignal }

/**
 * Requests a check, prints which number to call, and prints each finding as it comes in. Returns false when the check found
 * nothing, when a finding needs the operator, or when it is given up because of `stopping`. Throws `DoorProblem` when the server
 * cannot be asked.
 */
export async function runCheck(door: Door, print: Print, { pauseMs = 1000, stopping }: Options = {}): Promise<boolean> {
  const requested = await door.requestCheck()
  if (!stopping?.aborted) print(texts.callNow(requested.number, openMinutes))
  const report = await printFindings(door, requested, print, { pauseMs, stopping }).catch((error: unknown) => {
    if (!stopping?.aborted) throw error
    return null
  })
  if (report === null) {
    print(await giveUp(door, requested))
    return false
  }
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
async function printFindings(door: Door, requested: Report, print: Print, { pauseMs, stopping }: Options): Promise<Report> {
  const printed = new Set<string>()
  for (let report = requested; ; report = await door.newestCheck(stopping)) {
    if (report.id !== requested.id || report.state === 'unanswered') return report
    if (report.state !== 'waits' && !printed.has('call')) print(texts.answered)
    if (report.state !== 'waits') printed.add('call')
    for (const reading of interpretFindings(report)) {
      if (!printed.has(reading.point)) print(texts.describeReading(reading))
      printed.add(reading.point)
    }
    if (report.state === 'over') return report
    await wait(pauseMs, undefined, { signal: stopping })
  }
}

/** Returns what became of the check, for whoever has stopped the command. */
async function giveUp(door: Door, { id }: Report): Promise<string> {
  const isGiven = await door.giveUpCheck(id).catch(() => null)
  if (isGiven === null) return texts.stopped.untold(openMinutes)
  return isGiven ? texts.stopped.given : texts.stopped.taken(door.url)
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

  function send(method: 'GET' | 'POST' | 'DELETE', path: string, stopping?: AbortSignal): Promise<Response> {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stopping ? [stopping] : [])])
    return fetch(url + path, { method, headers, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new DoorProblem(texts.away(url, failureOf(error)))
    })
  }

  async function ask(method: 'GET' | 'POST', path: string, stopping?: AbortSignal): Promise<Report> {
    const response = await send(method, path, stopping)
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
    url,
    requestCheck: () => ask('POST', '/operator/checks'),
    newestCheck: (stopping?: AbortSignal) => ask('GET', '/operator/checks/newest', stopping),
    /** Returns false when a call is examined for it already. */
    async giveUpCheck(id: number): Promise<boolean> {
      const { ok, status } = await send('DELETE', `/operator/checks/${id}`)
      if (!ok && status !== 409) throw new DoorProblem(explain(status))
      return ok
    },
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main()
