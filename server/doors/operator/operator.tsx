import type { Context } from 'hono'
import type { CampaignRegistry } from '../../campaigns/campaigns.ts'
import type { Recounts } from '../../game/game.ts'
import { type StaffDeps, staffOf } from '../../http/http.ts'
import { closedAt } from '../../rules/campaign/campaign.ts'
import { answers } from './answers.tsx'
import { attempts } from './attempts.tsx'
import { campaignEmbed } from './campaign-embed.ts'
import { campaignList } from './campaign-list.tsx'
import { campaignSettings } from './campaign-settings.tsx'
import { closing } from './closing.tsx'
import { codes } from './codes.tsx'
import type { DeskDeps } from './desk.ts'
import { erasures } from './erasures.tsx'
import { figures } from './figures.tsx'
import { goLivePage } from './go-live.tsx'
import { notation } from './notation.tsx'
import { now, type NowDeps } from './now.tsx'
import { office } from './office.tsx'
import { people } from './people.tsx'
import { quiz } from './quiz.tsx'
import { shownCampaign } from './shown-campaign.ts'
import { signingIn } from './sign-in.tsx'
import { staffLog } from './staff-log.tsx'

type Deps = NowDeps & {
  staff: StaffDeps
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  isSecure: boolean
  /** Returns the address of our site, as the browser that asks knows it. */
  siteOf(c: Context): string
  /** the address that browsers know this server by */
  publicUrl: string | undefined
  recounts: Recounts
  /** after how many days this server forgets people by itself; null: never */
  keptDays: number | null
}

export type { GoLive } from './go-live.tsx'
export type Operator = ReturnType<typeof operator>

/**
 * Returns the operator's door: signing in, live and ended calls, the first-call check, unusual games, giving attempts back, sending
 * codes again, erasing people, the campaigns with their settings and quizzes, and the log of who did what.
 */
export function operator(deps: Deps) {
  const { staff, isSecure, siteOf, campaigns, announceCampaigns, publicUrl, watch, live, goLive, recounts, keptDays } = deps
  const { texts } = staff
  const { contextOf, keep, choicesFor } = shownCampaign(campaigns, { isSecure })
  const { embedOf, wordpress } = campaignEmbed({ campaigns, siteOf, publicUrl })
  const zoneOf = (c: Context) => contextOf(c).schedule.timeZone
  const frameFor = (c: Context) => {
    keep(c)
    const isOver = closedAt(contextOf(c).schedule, contextOf(c).now())?.why === 'after'
    return { texts, zone: zoneOf(c), staff: staffOf(c), choices: choicesFor(c), isOver }
  }
  const desk: DeskDeps = { contextOf, frameFor, texts, campaigns, announceCampaigns }
  const board = now(desk, { watch, live, goLive })

  return {
    now: board,
    goLive: goLivePage(desk, goLive),
    erase: erasures({ contextOf, texts }),
    giveBack: attempts({ ...desk, showBoard: board.showBoard }),
    ...signingIn(staff),
    ...staffLog({ ...staff, zoneOf }),
    campaigns: {
      ...campaignList({ contextOf, texts, campaigns, announceCampaigns }),
      ...campaignSettings({ contextOf, texts, campaigns, announceCampaigns, embedOf, publicUrl }),
      wordpress,
      office: office({ contextOf, texts, campaigns, announceCampaigns, siteOf, publicUrl }),
    },
    people: people(desk),
    answers: answers({ ...desk, recounts }),
    closing: closing({ ...desk, keptDays }),
    codes: codes(desk),
    figures: figures(desk),
    notation: notation((c) => contextOf(c).quiz),
    quiz: quiz({ staff, campaigns, announceCampaigns, siteOf }),
  }
}
