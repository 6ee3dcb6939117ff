import type { Consequence, Mark, Point } from './points.ts'

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
