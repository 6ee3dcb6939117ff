import { asc, eq } from 'drizzle-orm'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { indexAt, rebusesOf } from '../../rules/quiz/quiz.ts'
import { answers, unclearWords } from '../../store/schema/schema.ts'
import type { Answer, GameContext, Participant } from '../../store/store.ts'

/**
 * What was said to a rebus. `judged` is null for what was neither an answer nor a command, and cost nothing. Telephone numbers are
 * masked; `heard` is empty once the person has been erased.
 */
type PersonWords = Pick<Answer, 'at' | 'via' | 'heard' | 'confidence' | 'callId'> & {
  judged:
    | (Pick<Answer, 'id' | 'attempt' | 'verdict' | 'reason' | 'points' | 'afterMs' | 'formerPoints' | 'formerVerdict'> & {
        isRecounted: boolean
      })
    | null
}

/** One rebus of a game, counted from 1, with its answer, and what was said to it in the order in which it came. */
export type PlayedRebus = { number: number; answer: string; points: number; words: PersonWords[] }

const mostWords = 20

/**
 * Reads what was said in a game, rebus by rebus, and whether there were more words that were neither an answer nor a command. `context`
 * holds the version of the quiz that the game plays.
 */
export async function readPlayed(
  { db, quiz }: GameContext,
  game: Participant,
): Promise<{ rebuses: PlayedRebus[]; hasMore: boolean }> {
  const [given, noted] = await Promise.all([
    db.select().from(answers).where(eq(answers.participantId, game.id)).orderBy(asc(answers.id)),
    db
      .select()
      .from(unclearWords)
      .where(eq(unclearWords.participantId, game.id))
      .orderBy(asc(unclearWords.id))
      .limit(mostWords + 1),
  ])
  const unclear = noted.slice(0, mostWords)
  const last = Math.max(-1, ...given.map(({ rebus }) => rebus), game.finishedAt ? -1 : game.rebus)
  const rebuses = Array.from({ length: last + 1 }, (_, rebus) => {
    const theirs = given.filter((answer) => answer.rebus === rebus)
    const index = indexAt(quiz, game, rebus)
    const answer = theirs[0]?.asked ?? (index === null ? undefined : rebusesOf(quiz)[index]?.answer) ?? ''
    const noise = unclear.filter(({ asked }) => asked === answer)
    const words = [...theirs.map(wordsOf), ...noise.map((one) => ({ ...shownOf(one), judged: null }))]
    return {
      number: rebus + 1,
      answer,
      points: theirs.reduce((sum, { points }) => sum + points, 0),
      words: words.sort((one, other) => one.at.getTime() - other.at.getTime()),
    }
  })
  return { rebuses, hasMore: noted.length > mostWords }
}

function wordsOf(answer: Answer): PersonWords {
  const { id, attempt, verdict, reason, points, afterMs, formerPoints, formerVerdict, recountedAt } = answer
  const judged = { id, attempt, verdict, reason: withoutNumbers(reason), points, afterMs, formerPoints, formerVerdict }
  return { ...shownOf(answer), judged: { ...judged, isRecounted: recountedAt !== null } }
}

type Said = Pick<Answer, 'at' | 'via' | 'heard' | 'confidence' | 'callId'>

function shownOf({ at, via, heard, confidence, callId }: Said): Said {
  return { at, via, heard: withoutNumbers(heard), confidence, callId }
}
