import type { Findings } from '../../scenario/protocol.ts'
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
  'failed request',
  'unhandled rejection',
  'machine detection',
  'management api',
  'longest call',
] as const

export type Point = (typeof points)[number]

/**
 * `expected`: as in the emulator. `adapted`: different, but handled. `trouble`: the operator has to act. `unseen`: the call
 * ended before it. `unsettled`: a short call cannot tell.
 */
export type Mark = 'expected' | 'adapted' | 'trouble' | 'unseen' | 'unsettled'

/** What follows from a finding. The operator's texts have a sentence for each. */
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
  return points.filter((point) => isOver || point in findings).map((point) => interpret(point, findings))
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

type Rule = (seen: string) => { mark: Mark; follows: Consequence }

/** The first pattern that matches decides what a finding means. A finding that matches none is trouble, for a person to judge. */
const rules: Record<Point, Rule> = {
  digests: firstMatch(
    [/^hex$/, 'expected', 'digests are recognised'],
    [/^(HEX|base64|binary)$/, 'adapted', 'digests are recognised'],
    [/^/, 'trouble', 'digests are foreign'],
  ),
  caller: firstMatch(
    [/^11 digits, begins with 7$/, 'expected', 'numbers are normalised'],
    [/^(absent|the text)/, 'adapted', 'no number'],
    [/^/, 'adapted', 'numbers are normalised'],
  ),
  called: firstMatch(
    [/^11 digits, begins with 7$/, 'expected', 'our number matters to the rule only'],
    [/^/, 'adapted', 'our number matters to the rule only'],
  ),
  'session address': firstMatch([/^given$/, 'expected', 'session is reached'], [/^empty$/, 'trouble', 'session has no address']),
  'session reply': firstMatch(
    [/^2\d\d/, 'expected', 'status is not relied on'],
    [/^\d/, 'adapted', 'status is not relied on'],
    [/^no session address$/, 'trouble', 'session has no address'],
    [/^no answer$/, 'trouble', 'session does not answer'],
  ),
  'pushed turn': firstMatch([/^arrived$/, 'expected', 'turns are pushed'], [/^did not arrive$/, 'trouble', 'turns wait']),
  'dead session': firstMatch(
    [/^2\d\d/, 'adapted', 'dead looks alive'],
    [/^(\d|no answer)/, 'expected', 'dead is dead'],
    [/^no session address$/, 'trouble', 'session has no address'],
  ),
  phrases: (seen) =>
    everyPhraseWasSaid(seen)
      ? { mark: 'expected', follows: 'phrases do not run out' }
      : { mark: 'trouble', follows: 'phrases run out' },
  'replaced phrase': firstMatch(
    [/^ends silently$/, 'expected', 'ends are told apart'],
    [/^reports its end$/, 'adapted', 'ends are told apart'],
  ),
  'hang-up in mid-phrase': firstMatch(
    [/never came$/, 'expected', 'hang-up is noticed'],
    [/^PlaybackFinished/, 'adapted', 'hang-up is noticed'],
  ),
  'speech events': firstMatch(
    [/InterimResult.*\bResult/, 'expected', 'first result wins'],
    [/InterimResult/, 'adapted', 'pauses end speech'],
    [/Result/, 'adapted', 'results are awaited'],
    [/^/, 'trouble', 'nothing was recognised'],
  ),
  confidence: firstMatch(
    [/^(0(\.\d+)?|1(\.0+)?)$/, 'expected', 'share is kept'],
    [/^\d+(\.\d+)?$/, 'adapted', 'share is divided'],
    [/^/, 'adapted', 'share is assumed'],
  ),
  'result field': firstMatch(
    [/^text$/, 'expected', 'both fields are read'],
    [/^transcript$/, 'adapted', 'both fields are read'],
    [/^/, 'trouble', 'field is foreign'],
  ),
  'failed request': firstMatch([/^resolves/, 'expected', 'failures are caught'], [/^rejects/, 'adapted', 'failures are caught']),
  'unhandled rejection': firstMatch([/^ignored$/, 'expected', 'rejections are guarded']),
  'machine detection': firstMatch(
    [/^present$/, 'expected', 'machines are detected'],
    [/^absent$/, 'adapted', 'machines are heard'],
  ),
  'management api': firstMatch(
    [/^VoximplantAPI$/, 'expected', 'server uses it itself'],
    [/^/, 'adapted', 'server uses it itself'],
  ),
  'longest call': firstMatch([/^/, 'unsettled', 'pavel ends long calls']),
}

function firstMatch(...cases: [RegExp, Mark, Consequence][]): Rule {
  return (seen) => {
    const [, mark, follows] = cases.find(([pattern]) => pattern.test(seen)) ?? ([null, 'trouble', 'not understood'] as const)
    return { mark, follows }
  }
}

/** True for `12 of 12 were said`. */
function everyPhraseWasSaid(seen: string): boolean {
  const [, said, of] = /^(\d+) of (\d+)/.exec(seen) ?? []
  return said !== undefined && said === of
}
