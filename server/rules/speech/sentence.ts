/** The most characters of a sentence that an operator has Pavel say: about twenty seconds of speech. */
export const longestSentence = 300

/** A sentence that a voice can say, or why there is none. */
type ReadSentence = { sentence: string } | { fault: 'empty' | 'too long' }

/**
 * Returns what was typed as one line that a voice says as it is written. Angle brackets are left out, because a voice takes them for
 * a mark-up that it may refuse, and so is what nobody can see.
 */
export function readSentence(typed: string): ReadSentence {
  const sentence = typed
    .toWellFormed()
    .replace(/[<>\p{C}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(sentence)) return { fault: 'empty' }
  return sentence.length > longestSentence ? { fault: 'too long' } : { sentence }
}
