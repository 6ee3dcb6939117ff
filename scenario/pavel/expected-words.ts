import type { Turn } from '../protocol.ts'

/** The phrases that a turn expects, which stop Pavel. */
export function expectedIn({ listen }: Turn): readonly string[] {
  return (listen && listen.expected) || []
}

/** Where an expected phrase stands among the words that were heard. */
export type Match = { phrase: string; at: number; length: number }

/** From this many letters on, an expected word also stands for the words that begin with it: other endings of the same word. */
const shortestStem = 5
const vowels = /[aeiouy\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f]/g

/**
 * The words of a text as the server normalises them (server/rules/matching/normalise.ts): lower case, no accents, nothing but letters
 * and digits. Both sides must agree, because expected phrases come normalised.
 */
export function wordsIn(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\u0438\u0306/g, '\u0439')
    .replace(/[\p{M}\p{Cf}'\u2019\u02bc`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return plain ? plain.split(' ') : []
}

/** The expected phrases among `words`, in the order in which they stand there. */
export function matchesIn(words: readonly string[], expected: readonly string[]): Match[] {
  const phrases = expected.map((phrase) => ({ phrase, parts: phrase.split(' ') })).filter(({ phrase }) => phrase !== '')
  return words.reduce<Match[]>((found, _, at) => {
    const here = phrases.filter(({ parts }) => standsAt(words, at, parts))
    return found.concat(here.map(({ phrase, parts }) => ({ phrase, at, length: parts.length })))
  }, [])
}

/** Whether the last of `words` are an expected phrase. */
export function endInExpected(words: readonly string[], expected: readonly string[]): boolean {
  return matchesIn(words, expected).some(({ at, length }) => at + length === words.length)
}

/** How many of the last of `words` may be the beginning of an expected phrase that goes on. */
export function countBegun(words: readonly string[], expected: readonly string[]): number {
  const counts = expected.map((phrase) => {
    const parts = phrase.split(' ')
    const begun = parts.map((_, at) => parts.slice(0, at)).filter((beginning) => beginning.length > 0)
    return Math.max(0, ...begun.filter((beginning) => standsAt(words, words.length - beginning.length, beginning)).map(lengthOf))
  })
  return Math.max(0, ...counts)
}

/** Whether a phrase is too short to be told from a noise at once. */
export function isOneSyllable(phrase: string): boolean {
  return (phrase.match(vowels) || []).length < 2
}

function standsAt(words: readonly string[], at: number, parts: readonly string[]): boolean {
  return at >= 0 && at + parts.length <= words.length && parts.every((part, offset) => isWord(words[at + offset] || '', part))
}

function isWord(word: string, expected: string): boolean {
  return word === expected || (expected.length >= shortestStem && word.startsWith(expected))
}

function lengthOf(list: readonly unknown[]): number {
  return list.length
}
