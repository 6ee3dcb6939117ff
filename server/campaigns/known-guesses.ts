import { and, desc, eq } from 'drizzle-orm'
import { match, normalise, stemmedPhrase, understand } from '../rules/matching/matching.ts'
import { type Quiz, type Rebus, rebusesOf } from '../rules/quiz/quiz.ts'
import { answers, campaigns } from '../store/schema/schema.ts'
import type { Db, KnownGuesses } from '../store/store.ts'

/** The newest refused answers of a campaign tell enough of what people guess. */
const mostRead = 5_000

/** Said by one person alone, it may be anything, and is theirs. */
const fewestPeople = 2

const mostPerRebus = 10

/** Of the most frequent ones, so many are judged at most. */
const mostJudged = 40

/** In characters: nobody says a longer one twice in the same words. */
const longestGuess = 40

/**
 * Returns what people have most often guessed wrong at each rebus of a quiz, the most frequent first: what nothing in the quiz accepts,
 * by two people or more. A rehearsal takes its campaign's.
 */
export async function countGuesses(tx: Db, campaignId: number, quiz: Quiz): Promise<KnownGuesses> {
  const [campaign] = await tx.select({ of: campaigns.rehearsalOf }).from(campaigns).where(eq(campaigns.id, campaignId))
  const refused = await tx
    .select({ asked: answers.asked, heard: answers.heard, by: answers.participantId })
    .from(answers)
    .where(and(eq(answers.campaignId, campaign?.of ?? campaignId), eq(answers.verdict, 'wrong')))
    .orderBy(desc(answers.at), desc(answers.id))
    .limit(mostRead)
  const guessed = (rebus: Rebus) =>
    mostFrequent(
      refused.filter(({ asked }) => asked === rebus.answer),
      quiz,
    )
  const known = rebusesOf(quiz).map((rebus) => [rebus.answer, knownWrong(guessed(rebus), rebus, quiz)] as const)
  return Object.fromEntries(known.filter(([, guesses]) => guesses.length > 0))
}

type Refused = { heard: string; by: number }

/** Those that are expected as the same phrase are one, as its newest form has it. */
function mostFrequent(refused: readonly Refused[], { language }: Quiz): string[] {
  const guesses = new Map<string, { text: string; people: Set<number> }>()
  for (const { heard, by } of refused) {
    const text = heard.length <= longestGuess ? normalise(heard) : ''
    if (text === '') continue
    const phrase = stemmedPhrase(text, language)
    const guess = guesses.get(phrase) ?? { text, people: new Set() }
    guess.people.add(by)
    guesses.set(phrase, guess)
  }
  const said = [...guesses.values()].filter(({ people }) => people.size >= fewestPeople)
  return said
    .toSorted((one, other) => other.people.size - one.people.size)
    .slice(0, mostJudged)
    .map(({ text }) => text)
}

function knownWrong(guesses: readonly string[], rebus: Rebus, { language, commands, ...quiz }: Quiz): string[] {
  const rebuses = [...quiz.rebuses, ...quiz.forFun]
  const others = rebuses.filter((other) => other !== rebus)
  const isGuess = (heard: string) => {
    const understood = understand({ heard, rebus, others, language, commands })
    return understood.kind === 'answer' && !understood.match.right && understood.match.reason === 'no match'
  }
  const isAccepted = (heard: string) => others.some((other) => match({ heard, rebus: other, others: [], language }).right)
  return guesses.filter((heard) => isGuess(heard) && !isAccepted(heard)).slice(0, mostPerRebus)
}
