import { addAll, answerScale, type Durations, noDurations } from './durations.ts'

/** What became of a picture each time that it was shown and answered. */
export type Outcomes = { right: number; wrong: number; hint: number; skipped: number }

/** One picture of a rebus: what became of it, how long an answer took, and how often nothing was said. */
export type Picture = Outcomes & { times: Durations; silences: number }

/** One rebus in one version of a quiz, by its answer. Its pictures come in the order of the attempts: hard, easier, easiest. */
export type RebusFigures = { rebus: string; versionId: number; pictures: [Picture, Picture, Picture] }

export function noPictures(): RebusFigures['pictures'] {
  return [noPicture(), noPicture(), noPicture()]
}

const noPicture = (): Picture => ({ right: 0, wrong: 0, hint: 0, skipped: 0, silences: 0, times: noDurations(answerScale) })

/** Returns how often a picture was answered: what else can become of it is that the game ends there. */
export function shownIn({ right, wrong, hint, skipped }: Outcomes): number {
  return right + wrong + hint + skipped
}

/** Returns how many games solved the rebus, out of how many answered its first picture. */
export function solvedOf(pictures: RebusFigures['pictures']): { of: number; all: number } {
  const solved = pictures.reduce((sum, { right }) => sum + right, 0)
  return { of: solved, all: Math.max(solved, shownIn(pictures[0])) }
}

/** Returns the times of all pictures of a rebus together. */
export function timesOf(pictures: RebusFigures['pictures']): Durations {
  const all = noDurations(answerScale)
  for (const { times } of pictures) addAll(all, times)
  return all
}

/** Adds the figures of the same rebus, from other days or another version, to `sum`. */
export function addPictures(sum: RebusFigures['pictures'], others: RebusFigures['pictures']): void {
  for (const [index, other] of others.entries()) {
    const picture = sum[index as 0 | 1 | 2]
    picture.right += other.right
    picture.wrong += other.wrong
    picture.hint += other.hint
    picture.skipped += other.skipped
    picture.silences += other.silences
    addAll(picture.times, other.times)
  }
}
