import type { QuizFile } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem } from '../config.ts'

export { eraseByAge, previewByAge } from './by-age.ts'
export { erase, preview } from './erase.ts'
export { type Erased, isNothing } from './traces.ts'

/** What is kept of people: how it is erased, by number and by age, and what stands for a number that was. */

/**
 * After how many days whatever tells of a person is erased by itself: the setting, else what the quiz's consent promises; null where
 * neither says so, and only hands erase. Ends in a `ConfigProblem` where the setting would break the promise.
 */
export function retentionDays({ retentionDays: set }: Pick<Config, 'retentionDays'>, { quiz, name }: QuizFile): number | null {
  const promised = quiz.consent.keptDays ?? null
  if (set === undefined) return promised
  if (promised !== null && set > promised) {
    throw new ConfigProblem(`RETENTION_DAYS: expected at most ${promised}, as the consent of ${name} promises, found ${set}`)
  }
  return set
}
