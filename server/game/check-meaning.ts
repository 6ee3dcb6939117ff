import type { Findings } from '../../scenario/protocol.ts'
import type { CheckReport } from './check.ts'

/** Every open point of voxengine.md §14, by the name of its finding, in the order in which they are told. */
export const points = [
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
  'failed request',
  'unhandled rejection',
  'machine detection',
  'management api',
  'longest call',
] as const

export type Point = (typeof points)[number]

/**
 * expected: as the emulator has it · adapted: otherwise, and taken care of · trouble: somebody has to do something ·
 * unseen: the call ended before it · unsettled: no short call can tell
 */
export type Mark = 'expected' | 'adapted' | 'trouble' | 'unseen' | 'unsettled'

/** What follows from a finding; the texts say each in a sentence. */
export type Consequence =
  | 'digests are recognised'
  | 'digests are foreign'
  | 'numbers are normalised'
  | 'no number'
  | 'our number matters to the rule only'
  | 'session is reached'
  | 'session has no address'
  | 'status is not relied on'
  | 'session does not answer'
  | 'turns are pushed'
  | 'turns wait'
  | 'dead is dead'
  | 'dead looks alive'
  | 'phrases do not run out'
  | 'phrases run out'
  | 'ends are told apart'
  | 'hang-up is noticed'
  | 'first result wins'
  | 'pauses end speech'
  | 'results are awaited'
  | 'nothing was recognised'
  | 'share is kept'
  | 'share is divided'
  | 'share is assumed'
  | 'both fields are read'
  | 'field is foreign'
  | 'failures are caught'
  | 'rejections are guarded'
  | 'rejections end sessions'
  | 'machines are detected'
  | 'machines are heard'
  | 'server uses it itself'
  | 'pavel ends long calls'
  | 'not seen'
  | 'not understood'

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

type Rule = (seen: string) => { mark: Mark; follows: Consequence }

/** The first pattern that fits says what a finding means; one that nobody thought of is for somebody to look at. */
export const rules: Record<Point, Rule> = {
  digests: first(
    [/^hex$/, 'expected', 'digests are recognised'],
    [/^(HEX|base64|binary)$/, 'adapted', 'digests are recognised'],
    [/^/, 'trouble', 'digests are foreign'],
  ),
  caller: first(
    [/^11 digits, begins with 7$/, 'expected', 'numbers are normalised'],
    [/^(absent|the text)/, 'adapted', 'no number'],
    [/^/, 'adapted', 'numbers are normalised'],
  ),
  called: first(
    [/^11 digits, begins with 7$/, 'expected', 'our number matters to the rule only'],
    [/^/, 'adapted', 'our number matters to the rule only'],
  ),
  'session address': first([/^given$/, 'expected', 'session is reached'], [/^empty$/, 'trouble', 'session has no address']),
  'session reply': first(
    [/^2\d\d/, 'expected', 'status is not relied on'],
    [/^\d/, 'adapted', 'status is not relied on'],
    [/^no session address$/, 'trouble', 'session has no address'],
    [/^no answer$/, 'trouble', 'session does not answer'],
  ),
  'pushed turn': first([/^arrived$/, 'expected', 'turns are pushed'], [/^did not arrive$/, 'trouble', 'turns wait']),
  'dead session': first(
    [/^2\d\d/, 'adapted', 'dead looks alive'],
    [/^(\d|no answer)/, 'expected', 'dead is dead'],
    [/^no session address$/, 'trouble', 'session has no address'],
  ),
  phrases: (seen) =>
    everyPhraseWasSaid(seen)
      ? { mark: 'expected', follows: 'phrases do not run out' }
      : { mark: 'trouble', follows: 'phrases run out' },
  'replaced phrase': first(
    [/^ends silently$/, 'expected', 'ends are told apart'],
    [/^reports its end$/, 'adapted', 'ends are told apart'],
  ),
  'hang-up in mid-phrase': first(
    [/never came$/, 'expected', 'hang-up is noticed'],
    [/^PlaybackFinished/, 'adapted', 'hang-up is noticed'],
  ),
  'speech events': first(
    [/InterimResult.*\bResult/, 'expected', 'first result wins'],
    [/InterimResult/, 'adapted', 'pauses end speech'],
    [/Result/, 'adapted', 'results are awaited'],
    [/^/, 'trouble', 'nothing was recognised'],
  ),
  confidence: first(
    [/^(0(\.\d+)?|1(\.0+)?)$/, 'expected', 'share is kept'],
    [/^\d+(\.\d+)?$/, 'adapted', 'share is divided'],
    [/^/, 'adapted', 'share is assumed'],
  ),
  'result field': first(
    [/^text$/, 'expected', 'both fields are read'],
    [/^transcript$/, 'adapted', 'both fields are read'],
    [/^/, 'trouble', 'field is foreign'],
  ),
  'failed request': first([/^resolves/, 'expected', 'failures are caught'], [/^rejects/, 'adapted', 'failures are caught']),
  'unhandled rejection': first([/^ignored$/, 'expected', 'rejections are guarded']),
  'machine detection': first([/^present$/, 'expected', 'machines are detected'], [/^absent$/, 'adapted', 'machines are heard']),
  'management api': first([/^VoximplantAPI$/, 'expected', 'server uses it itself'], [/^/, 'adapted', 'server uses it itself']),
  'longest call': first([/^/, 'unsettled', 'pavel ends long calls']),
}

function first(...cases: [RegExp, Mark, Consequence][]): Rule {
  return (seen) => {
    const [, mark, follows] = cases.find(([pattern]) => pattern.test(seen)) ?? ([null, 'trouble', 'not understood'] as const)
    return { mark, follows }
  }
}

/** `12 of 12 were said` */
function everyPhraseWasSaid(seen: string): boolean {
  const [, said, of] = /^(\d+) of (\d+)/.exec(seen) ?? []
  return said !== undefined && said === of
}
