import type { Findings } from '../../scenario/protocol.ts'
import { type Consequence, type Mark, rules } from './check-rules.ts'
import type { CheckReport } from './first-call-check.ts'

/** What only a real call can settle (scenario/voxengine.md §11), by the name of the finding, in the order of the report. */
const points = [
  'digests',
  'caller',
  'called',
  'session address',
  'session reply',
  'pushed turn',
  'dead session',
  'phrases',
  'replaced phrase',
  'hang-up in mid-phrase',
  'speech events',
  'confidence',
  'result field',
  'echo',
  'stopped phrase',
  'long listening',
  'voice detection',
  'failed request',
  'unhandled rejection',
  'machine detection',
  'management api',
  'longest call',
] as const

export type Point = (typeof points)[number]

/** What a finding means. `seen` is what the call reported, `null` where it reported nothing. */
export type Reading = { point: Point; seen: string | null; mark: Mark; follows: Consequence }

/** Returns whether the scenario has reported anything. Findings of the server's own probes do not count. */
export function hasReported({ findings }: Pick<CheckReport, 'findings'>): boolean {
  return 'digests' in findings
}

/**
 * Returns what the findings so far mean. Once the check is over, missing findings are listed too, unless the scenario has
 * reported nothing at all.
 */
export function interpretFindings({ state, findings }: Pick<CheckReport, 'state' | 'findings'>): Reading[] {
  const isOver = state === 'over' && hasReported({ findings })
  const known = isOver ? points.filter((point) => isProbed(point, findings)) : []
  return points.filter((point) => known.includes(point) || point in findings).map((point) => interpret(point, findings))
}

/** They came in together, so a scenario from before them reports none, however long its call lasts. */
const hearingPoints: readonly Point[] = ['echo', 'stopped phrase', 'long listening', 'voice detection']

function isProbed(point: Point, findings: Findings): boolean {
  return !hearingPoints.includes(point) || hearingPoints.some((one) => one in findings)
}

function interpret(point: Point, findings: Findings): Reading {
  const seen = findings[point] ?? null
  return { point, seen, ...(seen === null ? interpretMissing(point, findings) : rules[point](seen)) }
}

function interpretMissing(point: Point, findings: Findings): { mark: Mark; follows: Consequence } {
  if (point === 'longest call') return { mark: 'unsettled', follows: 'pavel ends long calls' }
  if (point === 'pushed turn' && wasPushed(findings)) return { mark: 'trouble', follows: 'turns wait' }
  if (point === 'unhandled rejection' && findings['hang-up in mid-phrase'])
    return { mark: 'adapted', follows: 'rejections end sessions' }
  return { mark: 'unseen', follows: 'not seen' }
}

function wasPushed({ 'session reply': reply = '' }: Findings): boolean {
  return /^\d/.test(reply)
}
