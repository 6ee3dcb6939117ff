import type { Clock } from './clock.ts'

/** A word and how long it sounds. An empty one is a noise. */
export type PacedWord = { text: string; ms: number }
/** Ends a word that has begun. `isWhole` is false if it was cut off. */
export type EndOfWord = (isWhole: boolean) => void

/** The words of `text`, each as long as `msOf` says. A text without words is one noise. */
export function pacedWords(text: string, msOf: (word: string) => number): PacedWord[] {
  const words = text.split(/\s+/).filter(Boolean)
  return (words.length > 0 ? words : ['']).map((word) => ({ text: word, ms: msOf(word) }))
}

/** Says words one after the other on the clock. Returns a function that stops it, in the middle of a word too. */
export function sayPaced(
  words: readonly PacedWord[],
  clock: Clock,
  begin: (word: PacedWord) => EndOfWord,
  whenSaid: () => void = () => {},
): () => void {
  let underWay: { timer: number; end: EndOfWord } | null = null
  const next = (at: number): void => {
    const word = words[at]
    if (!word) return whenSaid()
    const end = begin(word)
    const timer = clock.setTimeout(() => {
      underWay = null
      end(true)
      next(at + 1)
    }, word.ms)
    underWay = { timer, end }
  }
  next(0)
  return () => {
    if (!underWay) return
    clock.clearTimeout(underWay.timer)
    underWay.end(false)
    underWay = null
  }
}
