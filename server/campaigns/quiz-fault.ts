import type { Fault, FaultsOf } from '../rules/quiz/quiz.ts'
import type { ImageFault } from './image/image.ts'
import type { JsonFault, Place } from './located-json.ts'

/** What can be wrong with the text of a quiz file. */
type TextKinds = {
  'no quiz file': object
  'not UTF-8': object
  'slip in JSON': Omit<JsonFault, 'place'>
}

/** What can be wrong with a file that a quiz names. */
export type FileFault =
  | { kind: 'no file'; folder: string; file: string }
  | { kind: 'unreadable file'; folder: string; file: string; code: string }
  | { kind: 'unusable picture'; file: string; fault: ImageFault }

/** Everything that can be wrong with a quiz, whether it is a file or written at the desk. */
export type QuizFault = Fault | FaultsOf<TextKinds> | ({ at: string } & FileFault)

/** A fault, and where the text has what it is about; without a `place` where there is no text. */
export type LocatedFault = QuizFault & { place?: Place }

/** Returns what is wrong with a text that should be JSON as a fault of what stands at this path. */
export const slipAt = (at: string, slip: JsonFault) => ({ at, kind: 'slip in JSON' as const, ...slip })
