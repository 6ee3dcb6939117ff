/** What went wrong, by whom it can be put right: the account's owner, this machine's operator, or time. */
export type ProblemKind = 'credentials' | 'rights' | 'clock' | 'money' | 'rate' | 'rule' | 'number' | 'away' | 'request'

/** What a problem is made of; `code` is Voximplant's own (voxengine.md §7), null where it never came to one. */
export type Diagnosis = { kind: ProblemKind; sentence: string; code?: number; mayBeRepeated: boolean }

/** Why the Management API did not do what it was asked. Its message tells the operator what to do, and holds no secret and no number. */
export class VoximplantProblem extends Error {
  readonly kind: ProblemKind
  readonly code: number | null
  /** Nothing was done, for certain: sending the same request again cannot do a thing twice. Whether it would help is the kind's to say. */
  readonly mayBeRepeated: boolean

  constructor({ kind, sentence, code, mayBeRepeated }: Diagnosis) {
    super(sentence)
    this.kind = kind
    this.code = code ?? null
    this.mayBeRepeated = mayBeRepeated
  }
}
