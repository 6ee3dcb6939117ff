import { lists, type QuizDraft } from '../draft/draft.ts'
import { normalise } from '../matching/matching.ts'
import { type OwnCommands, ownCommands, type Quiz } from '../quiz/quiz.ts'

/** A command that a quiz may have more phrases for. */
export type AcceptedCommand = (typeof ownCommands)[number]

/** What an operator says that words mean: the answer of the rebus that has this answer, or a command. */
export type Acceptance =
  | { kind: 'spelling'; rebus: string; words: string }
  | { kind: 'command'; command: AcceptedCommand; words: string }

/** Returns the quiz in which these words mean that. */
export function quizWith(quiz: Quiz, acceptance: Acceptance): Quiz {
  if (acceptance.kind === 'command') return { ...quiz, commands: commandsWith(quiz.commands, acceptance) }
  const { rebuses, forFun } = quiz
  return { ...quiz, rebuses: rebuses.map(withSpelling(acceptance)), forFun: forFun.map(withSpelling(acceptance)) }
}

/** Returns the draft in which these words mean that; null where they do already, or the draft has no such rebus. */
export function draftWith(draft: QuizDraft, acceptance: Acceptance): QuizDraft | null {
  const { words } = acceptance
  if (acceptance.kind === 'command') {
    const isThere = draft.commands?.[acceptance.command].includes(words) ?? false
    return isThere ? null : { ...draft, commands: commandsWith(draft.commands, acceptance) }
  }
  const isMeant = ({ answer, accept }: Spelled) => answer === acceptance.rebus && ![answer, ...accept].includes(words)
  if (!lists.some((list) => draft[list].some(isMeant))) return null
  const { rebuses, forFun } = draft
  return { ...draft, rebuses: rebuses.map(withSpelling(acceptance)), forFun: forFun.map(withSpelling(acceptance)) }
}

type Spelled = { answer: string; accept: string[]; refuse?: string[] | undefined }

const withSpelling =
  ({ rebus: wanted, words }: Extract<Acceptance, { kind: 'spelling' }>) =>
  <Rebus extends Spelled>(rebus: Rebus): Rebus =>
    rebus.answer === wanted && !rebus.accept.includes(words) ? accepting(rebus, words) : rebus

/** What is accepted is not refused any more. */
function accepting<Rebus extends Spelled>(rebus: Rebus, words: string): Rebus {
  const isSame = (refused: string) => normalise(refused) === normalise(words)
  const kept = rebus.refuse && { refuse: rebus.refuse.filter((refused) => !isSame(refused)) }
  return { ...rebus, accept: [...rebus.accept, words], ...kept }
}

function commandsWith(
  commands: OwnCommands | undefined,
  { command, words }: Extract<Acceptance, { kind: 'command' }>,
): OwnCommands {
  const own = commands ?? { repeat: [], hint: [], skip: [] }
  return own[command].includes(words) ? own : { ...own, [command]: [...own[command], words] }
}

/** Returns whether two versions of a quiz differ in nothing but what callers may say, so that a game may go on with the other. */
export function differOnlyInSpellings(one: Quiz, other: Quiz): boolean {
  return JSON.stringify(withoutSpellings(one)) === JSON.stringify(withoutSpellings(other))
}

function withoutSpellings({ commands: _, rebuses, forFun, ...rest }: Quiz) {
  const bare = (rebus: Quiz['rebuses'][number]) => ({ ...rebus, accept: [], refuse: [] })
  return { ...rest, rebuses: rebuses.map(bare), forFun: forFun.map(bare) }
}
