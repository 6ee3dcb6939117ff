import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'

type Choices = Record<string, readonly unknown[]>
export type Choice<Given extends Choices> = { -readonly [Name in keyof Given]: Given[Name][number] }

/** Returns every combination of these values. */
export function everyOf<const Given extends Choices>(choices: Given): Choice<Given>[] {
  return Object.entries(choices).reduce<object[]>(
    (known, [name, values]) => known.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Choice<Given>[]
}

/** Runs `tries` for one combination after another. The error of the first that fails names it. */
export async function inEvery<One>(ones: readonly One[], tries: (one: One, at: number) => Promise<void>): Promise<void> {
  for (const [at, one] of ones.entries()) {
    await tries(one, at).catch((error: unknown) => {
      throw new Error(`with ${JSON.stringify(one)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    })
  }
}

/** Values of each unknown that are combined with others. */
export const of = {
  digests: ['hex', 'HEX', 'base64', 'binary'],
  httpFailure: ['resolves', 'rejects'],
  form: ['as given', 'digits', 'plus', 'eight', 'national'],
  hidden: ['anonymous', '', null],
  hangUpFinishesPhrase: ['never', 'before Disconnected', 'after Disconnected'],
  speechEvents: ['capture first', 'capture after interim', 'none'],
  interimText: ['of the utterance', 'of the stream', 'taken back', 'twice'],
  finals: ['prompt', 'late', 'never'],
  recogniserLives: ['until stopped', 'for one utterance'],
  amd: ['absent', 'present', 'namespace only'],
  silero: ['absent', 'present', 'fails'],
  deadSession: [404, 200, 'no answer'],
  isSo: [true, false],
} as const satisfies Record<string, readonly Unknowns[keyof Unknowns][]>
