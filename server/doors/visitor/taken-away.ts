import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { noteTaken, type Taken } from '../../game/game.ts'
import type { Limits } from '../../http/http.ts'
import type { Visit } from '../../store/store.ts'
import type { CampaignOf } from './campaign.ts'

type Deps = {
  campaignOf: CampaignOf
  limits: Limits
  visitOf(c: Context): Promise<Visit | null>
}

/** Returns what notes that a visitor has copied the code, or followed its link. The page is told nothing. */
export function takenAway({ campaignOf, limits, visitOf }: Deps) {
  const limitBody = bodyLimit({ maxSize: 16 * 1024 })
  const noting = (taken: Taken) => [limitBody, (c: Context) => note(c, taken)] as const
  return { codeCopied: noting('code copied'), linkFollowed: noting('link followed') }

  async function note(c: Context, taken: Taken) {
    const visit = await visitOf(c)
    if (!visit) return c.body(null, 422)
    await limits.require('commands', { visit: visit.id })
    await noteTaken(campaignOf(c).context, visit, taken)
    return c.body(null, 204)
  }
}
