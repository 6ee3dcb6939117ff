import type { Turn } from '../../scenario/protocol.ts'
import { hasEasierPicture, lengthOf } from '../rules/quiz/quiz.ts'
import type { Call, GameContext, Participant } from '../store/store.ts'
import type { SavedTurn } from './expected-phrases.ts'
import type { Speech } from './reply.ts'

/**
 * Turns are numbered within a call, and a game may go from one call to another and back, while calls ring or after the caller has hung
 * up. So a turn also keeps which question of the game it asks, and words to a question that was answered elsewhere count nothing.
 */

/** Returns a turn, to be saved, that asks this question of the game. */
export function asking(turn: Turn, question: number | undefined): Turn {
  const saved: SavedTurn = { ...turn, asks: question }
  return saved
}

/** Whether the question that Pavel asked last in this call has been answered elsewhere. A turn from an older server does not tell. */
export function isAskedInVain({ reply }: Call, { question }: Participant): boolean {
  const { asks }: SavedTurn = reply
  return asks !== undefined && asks !== question
}

/** Returns what asks the question that stands. */
export function askCurrentQuestion(context: Pick<GameContext, 'quiz' | 'spoken'>, game: Participant): Speech {
  return { open: [context.spoken.rebus(positionOf(context, game))], ...aboutCurrentQuestion(context, game) }
}

/** Returns what every speech has after which the question that stands is listened for, whatever it says. */
export function aboutCurrentQuestion(
  { quiz }: Pick<GameContext, 'quiz'>,
  game: Participant,
): Pick<Speech, 'part' | 'question' | 'isCorrectable' | 'visitId'> {
  const { question, visitId } = game
  return { part: 'game', question, isCorrectable: hasEasierPicture(quiz, game), visitId }
}

/** Returns which rebus of how many the game has come to, from 1 on. */
export function positionOf({ quiz }: Pick<GameContext, 'quiz'>, game: Participant): { number: number; of: number } {
  return { number: game.rebus + 1, of: lengthOf(quiz, game) }
}
