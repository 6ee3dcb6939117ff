import type { Call, Participant } from '../store/store.ts'
import { aboutCurrentQuestion } from './asked-question.ts'
import type { Speech, Words } from './reply.ts'

/** This many silences in a row end the call; the game then waits. */
export const maxSilences = 3

/** Returns the reply to silence, which never costs an attempt. */
export function replyToSilence(words: Words, call: Call, participant: Participant): Speech {
  const silent = words.spoken.silent({ turn: call.turn, isFirst: participant.question === 0 })
  return countAsSilence(words, call, { open: [silent], ...aboutCurrentQuestion(words, participant) })
}

/**
 * Counts an input that says nothing as a silence. The first silence in a row gets the question again, the second an explanation,
 * the third a goodbye.
 */
export function countAsSilence({ spoken }: Words, call: Call, question: Speech): Speech {
  const silences = call.silences + 1
  if (silences >= maxSilences) return { ...question, say: spoken.silentGoodbye, open: [], part: 'goodbye' }
  return silences === 1 ? { ...question, silences } : { ...question, open: [spoken.howTo], silences }
}
