type Fine = { file: string; asks: number; points: number }

/** Returns what the terminal shows of a quiz that can be played. */
export const fine = ({ file, asks, points }: Fine) =>
  `${file}: fine. A game asks ${asks === 1 ? '1 rebus' : `${asks} rebuses`} and brings ${points} points at most.`

export const doubt = (sentence: string) => `note: ${sentence}`

type LongComment = { answer: string; seconds: number; most: number }

/** What Pavel says about an answer takes longer than anybody listens. */
export const longComment = ({ answer, seconds, most }: LongComment) =>
  `Pavel needs about ${seconds.toFixed(1)} seconds to comment on "${answer}", and people listen for ${most}: make its "why" shorter`

type RealWords = { answer: string; words: readonly string[] }

/** Real words that would have been taken for the answer. */
export const refused = ({ answer, words }: RealWords) => `"${answer}" now refuses: ${words.join(', ')}`

export const faults = (count: number) => (count === 1 ? '1 fault' : `${count} faults`)

export const watching = (url: string) => `All pictures are at ${url} and reload when you save. To stop: Ctrl+C`

/** Returns the error for a command line that is none. */
export const unexpectedArgument = (found: string) =>
  `expected the name or path of one quiz, and --once to check it once or --refuse to refuse real words too, found ${found}: bun run quiz:check ./autumn.json --once`
