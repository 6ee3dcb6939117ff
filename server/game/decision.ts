import { type Decision as Match, isMachine, understand } from '../rules/matching/matching.ts'
import { currentRebus, type Game, hasEasierPicture, type Quiz, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call } from '../store/store.ts'

export type Command = 'repeat' | 'hint' | 'skip'

/** What somebody did during a turn, whichever way it reached us: said or typed words, pressed keys, pressed a button on the page. */
export type Input = CallerInput | { kind: 'button'; command: Command }

/** What a caller can do on the telephone, and a visitor by typing. */
export type CallerInput = Words | { kind: 'keys'; keys: string }

type Words = { kind: 'words'; text: string; via: 'voice' | 'typed' }

/** An input that solves a rebus or costs an attempt. `reason` tells operators why. */
export type AnswerDecision = { kind: 'answer'; verdict: Verdict; reason: string }

/** An input that costs nothing. */
export type FreeDecision = { kind: 'repeat' | 'no easier picture' | 'how to answer' | 'unclear' }

/** What an input means for the game. `machine`: an answering machine has picked up our call. */
export type Decision = AnswerDecision | FreeDecision | { kind: 'machine' }

/** What the keys of the telephone stand for during the game. */
export const commandByKey: Record<string, Command> = { 1: 'repeat', 2: 'hint', 3: 'skip' }

/** Decides what an input means. Pure: it reads the quiz and the game's position, and changes nothing. */
export function decide(quiz: Quiz, game: Game, call: Pick<Call, 'direction' | 'turn'>, input: Input): Decision {
  if (input.kind === 'words') return decideWords(quiz, game, call, input)
  const command = input.kind === 'button' ? input.command : commandByKey[input.keys]
  return command ? decideCommand(quiz, game, command) : { kind: 'how to answer' }
}

function decideWords(quiz: Quiz, game: Game, call: Pick<Call, 'direction' | 'turn'>, { text: heard, via }: Words): Decision {
  const { language } = quiz
  const rebus = currentRebus(quiz, game)
  const others = quiz.rebuses.filter((other) => other !== rebus)
  const understood = understand({ heard, rebus, others, language })
  const isRight = understood.kind === 'answer' && understood.decision.right
  if (!isRight && via === 'voice' && mayBeMachine(call) && isMachine({ heard, language })) return { kind: 'machine' }
  switch (understood.kind) {
    case 'nothing':
      return { kind: 'unclear' }
    case 'command':
      return understood.command === 'code' ? { kind: 'unclear' } : decideCommand(quiz, game, understood.command)
    case 'answer': {
      const { decision } = understood
      return { kind: 'answer', verdict: decision.right ? 'right' : 'wrong', reason: reasonOf(decision) }
    }
  }
}

/** A machine starts to talk at once, and only in calls that we have made. */
function mayBeMachine({ direction, turn }: Pick<Call, 'direction' | 'turn'>): boolean {
  return direction === 'outbound' && turn <= 2
}

function decideCommand(quiz: Quiz, game: Game, command: Command): Decision {
  switch (command) {
    case 'skip':
      return { kind: 'answer', verdict: 'skipped', reason: 'asked to skip' }
    case 'hint':
      return hasEasierPicture(quiz, game)
        ? { kind: 'answer', verdict: 'hint', reason: 'asked for a hint' }
        : { kind: 'no easier picture' }
    case 'repeat':
      return { kind: 'repeat' }
  }
}

/** For operators: the matching's reason, and the words it was about. */
function reasonOf(match: Match): string {
  if ('guesses' in match) return `${match.reason}: ${match.guesses.join(', ')}`
  return 'matched' in match ? `${match.reason}: ${match.matched} = ${match.spelling}` : match.reason
}
