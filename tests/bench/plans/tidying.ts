import { createRateWatch } from '../../../server/conversation/conversation.ts'
import { eraseByAge, previewByAge, scrubWhenQuiet } from '../../../server/privacy/privacy.ts'
import type { Evening } from '../../cast/evening.ts'
import { filledDays } from './fill.ts'

/** Returns what a server does by itself again and again, by its name. */
export function tidiesUp(evening: Evening): Record<string, () => Promise<unknown>> {
  const { context } = evening
  return {
    'a sweep with nothing to do': () => evening.sweeps(),
    'a watch over rates': () => createRateWatch()(context),
    'a look at what is old': () => previewByAge(context, filledDays),
    'an erasure by age': () => eraseByAge(context, filledDays),
    'a look at what was erased': () => scrubWhenQuiet(context, { scrub: async () => undefined }),
    'a sweep after twenty minutes': () => {
      evening.passes(20)
      return evening.sweeps()
    },
    'a sweep after seven hours': () => {
      evening.passes(7 * 60)
      return evening.sweeps()
    },
  }
}
