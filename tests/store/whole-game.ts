import type { Database } from '../../server/store/database.ts'
import { opensTheEvening } from '../cast/evening.ts'

/**
 * Plays a whole game on this database: Pavel calls, some answers are spoken and one is typed. Returns what the server reported meanwhile, and
 * whether the page shows the promo code. Throws where the game does not get there.
 */
export async function playsWholeGame(database: Database): Promise<{ reported: unknown[]; hasCode: boolean }> {
  const evening = await opensTheEvening({ database, callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled('8 916 123-45-67')
  const caller = await evening.picksUp(visitor)
  await caller.hears('вы просили позвонить')
  for (const [index, rebus] of evening.quiz.rebuses.entries()) {
    if (index === 1) await visitor.types(rebus.answer)
    else await caller.says(rebus.answer)
    await visitor.hasPoints((index + 1) * 10)
  }
  await caller.hears('бесплатный билет')
  await visitor.isShown('finished')
  const { reported } = evening
  await evening.stop()
  return { reported, hasCode: visitor.code !== null }
}
