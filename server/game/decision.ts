import { type Match, type SpokenCommand, understand } from '../rules/matching/matching.ts'
import { currentRebus, type Game, hasEasierPicture, type Quiz, rebusesOf, type Verdict } from '../rules/quiz/quiz.ts'

export type Command = 'repeat' | 'hint' | 'skip'

/** What a person did during a turn: spoke or typed words, pressed telephone keys, or pressed a button on the page. */
export type Input = CallerInput | { kind: 'button'; command: Command }

/** The inputs that answer a turn: words, spoken or typed, and telephone keys. */
export type CallerInput = Words | { kind: 'keys'; keys: string }

/**
 * `confidence`: the recogniser's, from 0 to 1, for what was spoken. `wentOn`: an answer had been judged by the beginning of these words.
 */
type Words = { kind: 'words'; text: string; via: 'voice' | 'typed'; confidence?: number; wentOn?: boolean }

/** The input solves the rebus or costs an attempt. `reason` explains the verdict to operators. */
export type AnswerDecision = { kind: 'answer'; verdict: Verdict; reason: string }

/** The input costs nothing. */
export type FreeDecision =
  | { kind: 'repeat' | 'rules' | 'offers hint' | 'no easier picture' | 'how to answer' | 'unclear' }
  | { kind: 'asks back'; command: SpokenCommand }

/** What an input means for the game. */
export type Decision = AnswerDecision | FreeDecision

/** Returns whether what was heard has neither answered nor got anything, so that words which go on may still do so. */
export function isOpenEnded({ kind }: Decision): boolean {
  return kind === 'unclear' || kind === 'asks back' || kind === 'offers hint' || kind === 'no easier picture'
}

/** The command of each telephone key during the game. */
export const commandByKey: ReadonlyMap<string, Command> = new Map([
  ['1', 'repeat'],
  ['2', 'hint'],
  ['3', 'skip'],
])

/**
 * Returns what an input means at this position of the game. Pure: it reads no database and changes nothing. Throws when
 * the game is finished and the input is words, because there is no rebus to compare them with.
 */
export function decide(quiz: Quiz, game: Game, input: Input): Decision {
  if (input.kind === 'words') return decideWords(quiz, game, input)
  const command = input.kind === 'button' ? input.command : commandByKey.get(input.keys)
  return command ? decideCommand(quiz, game, command) : { kind: 'how to answer' }
}

function decideWords(quiz: Quiz, game: Game, { text: heard, via, confidence, wentOn = false }: Words): Decision {
  const { language, commands } = quiz
  const rebus = currentRebus(quiz, game)
  const others = rebusesOf(quiz).filter((other) => other !== rebus)
  const understood = understand({ heard, rebus, others, language, commands, isTyped: via === 'typed', confidence })
  switch (understood.kind) {
    case 'nothing':
      return { kind: 'unclear' }
    case 'does not know':
      return { kind: hasEasierPicture(quiz, game) ? 'offers hint' : 'no easier picture' }
    case 'unsure command':
      return { kind: 'asks back', command: understood.command }
    case 'command':
      return decideSpokenCommand(quiz, game, understood.command)
    case 'answer': {
      const { match } = understood
      const reason = (wentOn ? 'went on, ' : '') + explainMatch(match)
      return { kind: 'answer', verdict: match.right ? 'right' : 'wrong', reason }
    }
  }
}

/** Some commands have neither a key nor a button. There is no code to read out before the prize. */
function decideSpokenCommand(quiz: Quiz, game: Game, command: SpokenCommand): Decision {
  if (command === 'code') return { kind: 'unclear' }
  return command === 'rules' ? { kind: 'rules' } : decideCommand(quiz, game, command)
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

/** The reason of the match, followed by the words it is about. */
function explainMatch(match: Match): string {
  if ('guesses' in match) return `${match.reason}: ${match.guesses.join(', ')}`
  return 'matched' in match ? `${match.reason}: ${match.matched} = ${match.spelling}` : match.reason
}
