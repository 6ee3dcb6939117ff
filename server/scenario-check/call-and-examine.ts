import { setTimeout as wait } from 'node:timers/promises'
import * as texts from '../../views/texts.check.ts'
import { hasReported, openMinutes, readingsOf } from '../check.ts'
import type { Door, Report } from './door.ts'

type Print = (text: string) => void

const usualMilliseconds = 1000

/**
 * Asks for a check, says what to do, and prints each finding once it is understood. False where nothing was found out, or
 * something needs the operator. Ends in a `DoorProblem`.
 */
export async function callAndExamine(door: Door, print: Print, milliseconds = usualMilliseconds): Promise<boolean> {
  const asked = await door.requestCheck()
  print(texts.callNow(asked.number, openMinutes))
  const report = await follow(door, asked, print, milliseconds)
  const problem = problemWith(report, asked)
  if (problem) {
    print(problem)
    return false
  }
  const marks = readingsOf(report).map(({ mark }) => mark)
  print(texts.summary(marks))
  return !marks.includes('trouble')
}

/** Prints what comes until the check is over. */
async function follow(door: Door, asked: Report, print: Print, milliseconds: number): Promise<Report> {
  const printed = new Set<string>()
  for (let report = asked; ; report = await door.newestCheck()) {
    if (report.id !== asked.id || report.state === 'unanswered') return report
    if (report.state !== 'waits' && !printed.has('call')) print(texts.answered)
    if (report.state !== 'waits') printed.add('call')
    for (const reading of readingsOf(report)) {
      if (!printed.has(reading.point)) print(texts.lineOf(reading))
      printed.add(reading.point)
    }
    if (report.state === 'over') return report
    await wait(milliseconds)
  }
}

function problemWith(report: Report, asked: Report): string | null {
  if (report.id !== asked.id) return texts.anotherCheck
  if (report.state === 'unanswered') return texts.unanswered
  return hasReported(report) ? null : texts.noFindings
}
