import type { QuizFile } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem } from '../config.ts'

export { eraseByAge, previewByAge } from './by-age.ts'
export { erase, preview } from './erase.ts'
export { type Erased, isNothing } from './traces.ts'

/**
 * Returns after how many days personal data is erased automatically: the setting RETENTION_DAYS, else the days that the quiz's consent
 * promises, else null, and then data is erased only by hand. Throws `ConfigProblem` when the setting exceeds the promise.
 */
export function retentionDays({ retentionDays: set }: Pick<Config, 'retentionDays'>, { quiz, name }: QuizFile): number | null {
  const promised = quiz.consent.keptDays ?? null
  if (set === undefined) return promised
  if (promised !== null && set > promised) {
    throw new ConfigProblem(`RETENTION_DAYS: expected at most ${promised}, as the consent of ${name} promises, found ${set}`)
  }
  return set
}
