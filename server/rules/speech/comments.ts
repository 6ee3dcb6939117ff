import type { Spoken } from '../../../views/texts/spoken.ts'
import type { Quiz, Rebus } from '../quiz/quiz.ts'
import { secondsOfSpeech } from './seconds.ts'

/** What Pavel says about an answer, as far as its length depends on the rebus. */
type Comments = Pick<Spoken, 'right' | 'lastWrong' | 'skipped'>

type Said = { spoken: Comments; language: Quiz['language']; worth: number }

/** In seconds: nobody listens for longer before the next question. */
export const longestComment = 4

/** More turns than any game has, so that every wording is among them. */
const turns = Array.from({ length: 24 }, (_, turn) => turn)

/** Returns how many seconds the longest of Pavel's comments on a rebus takes, with its answer and its «why» in every wording. */
export function secondsOfComment({ answer, why }: Pick<Rebus, 'answer' | 'why'>, { spoken, language, worth }: Said): number {
  const comments = turns.flatMap((turn) => [
    spoken.right({ turn, answer, why, worth }),
    spoken.lastWrong({ turn, answer, why }),
    spoken.skipped({ turn, answer, why }),
  ])
  return Math.max(...comments.map((comment) => secondsOfSpeech(comment, language)))
}
