import type { Findings } from '../../scenario/protocol.ts'
import type { CheckReport } from './report.ts'
import { type Consequence, type Mark, type Point, points } from './points.ts'
import { rules } from './rules.ts'

/** What a finding means; `seen` is as the call reported it, null where it did not. */
export type Reading = { point: Point; seen: string | null; mark: Mark; follows: Consequence }

/** Whether the scenario has reported at all; the server's own probes say nothing of it. */
export function hasReported({ findings }: Pick<CheckReport, 'findings'>): boolean {
  return 'digests' in findings
}

/** What is understood so far; once the check is over, what is missing is told as well, unless everything is. */
export function readingsOf({ state, findings }: Pick<CheckReport, 'state' | 'findings'>): Reading[] {
  const isOver = state === 'over' && hasReported({ findings })
  return points.filter((point) => isOver || point in findings).map((point) => read(point, findings))
}

function read(point: Point, findings: Findings): Reading {
  const seen = findings[point] ?? null
  return { point, seen, ...(seen === null ? missing(point, findings) : rules[point](seen)) }
}

function missing(point: Point, findings: Findings): { mark: Mark; follows: Consequence } {
  if (point === 'longest call') return { mark: 'unsettled', follows: 'pavel ends long calls' }
  if (point === 'pushed turn' && wasPushed(findings)) return { mark: 'trouble', follows: 'turns wait' }
  if (point === 'unhandled rejection' && findings['hang-up in mid-phrase'])
    return { mark: 'adapted', follows: 'rejections end sessions' }
  return { mark: 'unseen', follows: 'not seen' }
}

function wasPushed({ 'session reply': reply = '' }: Findings): boolean {
  return /^\d/.test(reply)
}
