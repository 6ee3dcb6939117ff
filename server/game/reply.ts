import { rulesAloud } from '../rules/documents/documents.ts'
import { currentRebus, hasEasierPicture, lengthOf, type Rebus, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call, GameContext, NewEntry, Participant } from '../store/store.ts'
import { aboutCurrentQuestion, positionOf } from './asked-question.ts'
import { commandByKey, type FreeDecision, type Input } from './decision.ts'
import type { Prize } from './prizes.ts'
import { protectVerdict } from './protected-verdict.ts'
import { countAsSilence } from './silence.ts'
import type { AnswerResult } from './write-answer.ts'

/** What Pavel says next, as `say` in say.ts takes it. */
export type Speech = {
  /**
   * what is said to its end, whatever is heard meanwhile: a verdict, a promo code, a goodbye. It is also said where the call ends
   * before what follows can be answered
   */
  say?: string
  /** the caller has asked to hear it, and may ask for ever: where the call ends instead, it is not said; false when omitted */
  isOnRequest?: boolean
  /** what a caller may interrupt, in pieces: the next question, rules, a hint, what is said again, the rest of a greeting */
  open?: readonly string[]
  /** the chat log shows this text in place of what is said */
  caption?: string | undefined
  /** a wrong answer to it may still be put right, because the answer of the rebus is not told after it; false when omitted */
  isCorrectable?: boolean
  /** words that go on after what was heard still change something; false when omitted */
  mayGoOn?: boolean
  /** decides what the next turn listens for */
  part: Call['part']
  /** how many keys make one answer, where `part` does not determine it */
  keys?: number | undefined
  /** how long Pavel waits for the caller to begin; the quiz's time when omitted */
  seconds?: number | undefined
  /** silences in a row, this one included; 0 when omitted */
  silences?: number
  /** which question of the game is asked, as the participant counts them; where `part` is another, it is not looked at */
  question?: number
  /** wrong pairing codes in this call; unchanged when omitted */
  tries?: number
  /** chat log entries that precede Pavel's own, such as what the caller said */
  entriesBefore?: NewEntry[]
  /** the visit whose page shows this call; `null` where there is none */
  visitId: number | null
}

/** Returns all the words of a speech. */
export function wordsOfSpeech({ say, open = [] }: Pick<Speech, 'say' | 'open'>): string {
  return [say, ...open].filter(Boolean).join(' ')
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
  participant: Participant,
  shown: Shown,
  verdict: Verdict,
  result: AnswerResult,
): Speech {
  return {
    ...commentOnAnswer(words, participant, verdict, result),
    part: partAfter(words, result),
    question: participant.question + 1,
    isCorrectable: !result.isFinished && hasEasierPicture(words.quiz, result.game),
    entriesBefore: [{ from: 'visitor', ...shown, verdict, points: result.points }],
    visitId: participant.visitId,
  }
}

function commentOnAnswer(
  words: Words,
  participant: Participant,
  verdict: Verdict,
  result: AnswerResult,
): Pick<Speech, 'say' | 'open'> {
  const { quiz, spoken } = words
  if (!result.isLast) return commentOnNextPicture(spoken, participant, verdict)
  const { answer, why } = currentRebus(quiz, participant)
  const end = describeEnd(spoken, { answer, why, turn: participant.rebus, verdict, worth: result.points })
  if (result.isFinished) return { say: `${end} ${announceEnd(words, participant, result)}` }
  const next = spoken.rebus({ number: result.game.rebus + 1, of: lengthOf(quiz, result.game) })
  return protectVerdict(end, { told: verdict === 'right' ? '' : answer, next })
}

/** Each rebus and picture has a wording of its own, so that none comes twice in a game. */
function commentOnNextPicture(
  spoken: Words['spoken'],
  { rebus, attempt, question }: Participant,
  verdict: Verdict,
): Pick<Speech, 'say' | 'open'> {
  if (verdict === 'hint') return { open: [spoken.hint({ turn: rebus * 2 + attempt })] }
  // Every rebus before has taken one answer, or all but one that took two: nobody who had seen the last picture before.
  const isFirst = question - attempt <= rebus + attempt
  return protectVerdict(spoken.wrong({ turn: rebus, attempt: attempt + 1, isFirst }))
}

type End = Pick<Rebus, 'answer' | 'why'> & { turn: number; verdict: Verdict; worth: number }

function describeEnd(spoken: Words['spoken'], { answer, why, turn, verdict, worth }: End): string {
  if (verdict === 'right') return spoken.right({ turn, answer, why, worth })
  return verdict === 'skipped' ? spoken.skipped({ turn, answer, why }) : spoken.lastWrong({ turn, answer, why })
}

function partAfter(words: Words, { isFinished, prize }: AnswerResult): Speech['part'] {
  if (!isFinished) return 'game'
  return prize && maySpell(words, prize) ? 'code' : 'goodbye'
}

function announceEnd(words: Words, participant: Participant, { game, prize }: AnswerResult): string {
  if (prize) return announcePrize(words, participant, game.points, prize)
  return words.spoken.hiddenNumber.finishedFun({ points: game.points })
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
  decision: FreeDecision,
): Speech {
  const { spoken } = words
  const reply = (...open: string[]): Speech => ({
    open,
    ...aboutCurrentQuestion(words, participant),
    entriesBefore: [{ from: 'visitor', ...input }],
  })
  // A visitor who types is clearly present, so unclear typing never leads to the goodbye.
  const unclear = (unsure: Speech) => (input.via === 'typed' ? unsure : countAsSilence(words, call, unsure))
  switch (decision.kind) {
    case 'repeat':
      return reply(spoken.again(describePosition(words, participant)))
    case 'rules':
      return reply(rulesAloud(words), spoken.rebus(describePosition(words, participant)))
    case 'no easier picture':
      return reply(spoken.noHint)
    case 'how to answer':
      return reply(spoken.howTo)
    case 'offers hint':
      return reply(spoken.offersHint({ turn: call.turn }))
    case 'asks back':
      return unclear(reply(spoken.askBack[decision.command]))
    case 'unclear':
      return unclear(reply(spoken.unsure({ turn: call.turn })))
  }
}

function describePosition(words: Words, game: Participant) {
  return { ...positionOf(words, game), attempt: game.attempt + 1 }
}
