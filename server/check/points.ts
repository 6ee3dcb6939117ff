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
