import type { Point } from './check-findings.ts'
import { isEchoBearable } from './hearing.ts'

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
  | 'voices interrupt'
  | 'echo is left out'
  | 'echo is too loud'
  | 'phrases are stopped'
  | 'phrases go on'
  | 'recogniser keeps on'
  | 'recogniser starts again'
  | 'silence is detected'
  | 'silence is waited for'
  | 'failures are caught'
  | 'rejections are guarded'
  | 'rejections end sessions'
  | 'machines are detected'
  | 'machines are heard'
  | 'server uses it itself'
  | 'pavel ends long calls'
  | 'not seen'
  | 'not understood'

type Rule = (seen: string) => { mark: Mark; follows: Consequence }

/** The first pattern that matches decides what a finding means. A finding that matches none is trouble, for a person to judge. */
export const rules: Record<Point, Rule> = {
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
  echo: (seen) => {
    if (seen === 'none') return { mark: 'expected', follows: 'voices interrupt' }
    return { mark: 'adapted', follows: isEchoBearable(seen) ? 'echo is left out' : 'echo is too loud' }
  },
  'stopped phrase': firstMatch(
    [/^ends silently/, 'expected', 'phrases are stopped'],
    [/^reports its end/, 'adapted', 'phrases are stopped'],
    [/^goes on/, 'adapted', 'phrases go on'],
    [/^too short/, 'unseen', 'not seen'],
  ),
  'long listening': firstMatch(
    [/^heard after/, 'expected', 'recogniser keeps on'],
    [/^(stopped|deaf) after/, 'adapted', 'recogniser starts again'],
    [/^heard nothing/, 'unseen', 'not seen'],
  ),
  'voice detection': firstMatch(
    [/^present, a voice/, 'expected', 'silence is detected'],
    [/^present$/, 'unseen', 'silence is waited for'],
    [/^(absent|fails)/, 'adapted', 'silence is waited for'],
  ),
  'failed request': firstMatch([/^resolves/, 'expected', 'failures are caught'], [/^rejects/, 'adapted', 'failures are caught']),
  'unhandled rejection': firstMatch([/^ignored$/, 'expected', 'rejections are guarded']),
  'machine detection': firstMatch(
    [/^present$/, 'expected', 'machines are detected'],
    [/^present without/, 'adapted', 'machines are detected'],
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
