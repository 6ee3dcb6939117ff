import { rulesAloud } from '../rules/documents/documents.ts'
import { currentRebus, lengthOf, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call, GameContext, NewEntry, Participant } from '../store/store.ts'
import { commandByKey, type FreeDecision, type Input } from './decision.ts'
import type { Prize } from './prizes.ts'
import { countAsSilence } from './silence.ts'
import type { AnswerResult } from './write-answer.ts'

/** What Pavel says next, as `say` in say.ts takes it. */
export type Speech = {
  say: string
  /** the chat log shows this text in place of `say` */
  caption?: string | undefined
  /** the part of `say` that is said all the same where the call ends before the question in it can be answered */
  lead?: string
  /** decides what the next turn listens for */
  part: Call['part']
  /** how many keys make one answer, where `part` does not determine it */
  keys?: number | undefined
  /** how long Pavel waits for the caller to begin; the quiz's time when omitted */
  seconds?: number | undefined
  /** silences in a row, this one included; 0 when omitted */
  silences?: number
  /** wrong pairing codes in this call; unchanged when omitted */
  tries?: number
  /** chat log entries that precede Pavel's own, such as what the caller said */
  entriesBefore?: NewEntry[]
  /** the visit whose page shows this call; `null` where there is none */
  visitId: number | null
}

/** An input as the chat log shows it. */
export type DescribedInput = { text: string; via: NonNullable<NewEntry['via']> }

/** An answer's own line in the chat log. It is the visitor's, unless it says otherwise. */
export type Shown = { from?: NewEntry['from']; text: string; via?: NonNullable<NewEntry['via']> }

/** What replies are made of. */
export type Words = Pick<GameContext, 'quiz' | 'spoken' | 'isPrizeByMessage' | 'organiser'>

/** Returns an input as text for the chat log: the spoken or typed words, the name of the command, or the keys themselves. */
export function describeInput({ spoken }: Words, input: Input): DescribedInput {
  switch (input.kind) {
    case 'words':
      return { text: input.text, via: input.via }
    case 'keys': {
      const command = commandByKey.get(input.keys)
      return { text: command ? spoken.pressed[command] : input.keys, via: 'keys' }
    }
    case 'button':
      return { text: spoken.pressed[input.command], via: 'typed' }
  }
}

/** Returns the reply to an answer. `participant` is the game before the answer, `result` what the answer did to it. */
export function replyToAnswer(
  words: Words,
  call: Call,
  participant: Participant,
  shown: Shown,
  verdict: Verdict,
  result: AnswerResult,
): Speech {
  const lead = commentOnAnswer(words, call, participant, verdict, result)
  return {
    say: [lead, announceNext(words, participant, result)].filter(Boolean).join(' '),
    lead,
    part: partAfter(words, result),
    entriesBefore: [{ from: 'visitor', ...shown, verdict, points: result.points }],
    visitId: participant.visitId,
  }
}

function commentOnAnswer(
  { quiz, spoken }: Words,
  { turn }: Call,
  participant: Participant,
  verdict: Verdict,
  result: AnswerResult,
): string {
  const { answer, why } = currentRebus(quiz, participant)
  if (verdict === 'right') return spoken.right({ turn, answer, why, worth: result.points })
  if (verdict === 'skipped') return spoken.skipped({ answer, why })
  if (result.isLast) return spoken.lastWrong({ turn, answer, why })
  return verdict === 'hint' ? spoken.hint({ turn }) : spoken.wrong({ turn })
}

function partAfter(words: Words, { isFinished, prize }: AnswerResult): Speech['part'] {
  if (!isFinished) return 'game'
  return prize && maySpell(words, prize) ? 'code' : 'goodbye'
}

function announceNext(words: Words, participant: Participant, { game, prize, isLast, isFinished }: AnswerResult): string | false {
  const { quiz, spoken } = words
  if (prize) return announcePrize(words, participant, game.points, prize)
  if (isFinished) return spoken.hiddenNumber.finishedFun({ points: game.points })
  return isLast && spoken.rebus({ number: game.rebus + 1, of: lengthOf(quiz, game) })
}

function announcePrize(words: Words, { phone }: Participant, points: number, prize: Prize): string {
  const { spoken } = words
  const won = { points, prize: prize.tier.spoken }
  if (maySpell(words, prize)) return spoken.finished(won)
  return prize.code === null
    ? spoken.finishedWithoutCode(won)
    : spoken.finishedByMessage({ ...won, ending: phone?.slice(-2) ?? '' })
}

function maySpell({ isPrizeByMessage }: Words, { code }: Prize): boolean {
  return code !== null && !isPrizeByMessage
}

/** Returns the reply to an input that costs nothing. */
export function replyToFreeInput(
  words: Words,
  call: Call,
  participant: Participant,
  input: DescribedInput,
  { kind }: FreeDecision,
): Speech {
  const { spoken } = words
  const reply = (say: string): Speech => ({
    say,
    part: 'game',
    entriesBefore: [{ from: 'visitor', ...input }],
    visitId: participant.visitId,
  })
  switch (kind) {
    case 'repeat':
      return reply(spoken.again(describePosition(words, participant)))
    case 'rules':
      return reply(`${rulesAloud(words)} ${spoken.rebus(describePosition(words, participant))}`)
    case 'no easier picture':
      return reply(spoken.noHint)
    case 'how to answer':
      return reply(spoken.howTo)
    case 'unclear': {
      const unsure = reply(spoken.unsure({ turn: call.turn }))
      // A visitor who types is clearly present, so unclear typing never leads to the goodbye.
      return input.via === 'typed' ? unsure : countAsSilence(words, call, unsure)
    }
  }
}

function describePosition({ quiz }: Words, game: Participant) {
  return { number: game.rebus + 1, of: lengthOf(quiz, game), attempt: game.attempt + 1 }
}
