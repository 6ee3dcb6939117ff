import type { Call, Participant } from '../store/store.ts'
import type { Speech, Words } from './reply.ts'

/** This many silences in a row end the call; the game then waits. */
export const maxSilences = 3

/** Returns the reply to silence, which never costs an attempt. */
export function replyToSilence(words: Words, call: Call, { visitId }: Participant): Speech {
  return countAsSilence(words, call, { say: words.spoken.silent({ turn: call.turn }), part: 'game', visitId })
}

/**
 * Counts an input that says nothing as a silence. The first silence in a row gets the question again, the second an explanation,
 * the third a goodbye.
 */
export function countAsSilence({ spoken }: Words, call: Call, question: Speech): Speech {
  const silences = call.silences + 1
  if (silences >= maxSilences) return { ...question, say: spoken.silentGoodbye, part: 'goodbye' }
  return { ...question, say: silences === 1 ? question.say : spoken.howTo, silences }
}
