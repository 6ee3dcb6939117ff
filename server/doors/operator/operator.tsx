import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { CallPage } from '../../../views/operator/call-page.tsx'
import { Forget } from '../../../views/operator/forget.tsx'
import { BoardUpdate, OperatorPage } from '../../../views/operator/operator.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import type { CampaignRegistry } from '../../campaigns/campaigns.ts'
import { readBoard, readCall } from '../../conversation/conversation.ts'
import {
  findNewestCheck,
  hasReported,
  interpretFindings,
  type Recounts,
  requestCheck,
  resendMessage,
  stopCall,
} from '../../game/game.ts'
import { readForm, type StaffDeps, staffOf } from '../../http/http.ts'
import { erase, isNothing } from '../../privacy/privacy.ts'
import { maskNumber, parseNumber, showNumber } from '../../rules/phone-number/phone-number.ts'
import type { GameContext } from '../../store/store.ts'
import { answers } from './answers.tsx'
import { attempts } from './attempts.tsx'
import { campaignEmbed } from './campaign-embed.ts'
import { campaignList } from './campaign-list.tsx'
import { campaignSettings } from './campaign-settings.tsx'
import { codes } from './codes.tsx'
import type { DeskDeps } from './desk.ts'
import { figures } from './figures.tsx'
import { notation } from './notation.tsx'
import { people } from './people.tsx'
import { quiz } from './quiz.tsx'
import { shownCampaign } from './shown-campaign.ts'
import { signingIn } from './sign-in.tsx'
import { staffLog } from './staff-log.tsx'

type Deps = {
  staff: StaffDeps
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  isSecure: boolean
  /** Returns our origin, as the browser that asks knows it. */
  originOf(c: Context): string
  /** the address that browsers know this server by */
  publicUrl: string | undefined
  recounts: Recounts
}

export type Operator = ReturnType<typeof operator>

/**
 * Returns the operator's door: signing in, live and ended calls, the first-call check, unusual games, giving attempts back, sending
 * codes again, erasing people, the campaigns with their settings and quizzes, and the log of who did what.
 */
export function operator({ staff, isSecure, originOf, campaigns, announceCampaigns, publicUrl, recounts }: Deps) {
  const { texts } = staff
  const { contextOf, keep, choicesFor } = shownCampaign(campaigns, { isSecure })
  const { embedOf, wordpress } = campaignEmbed({ campaigns, originOf, publicUrl })
  const zoneOf = (c: Context) => contextOf(c).schedule.timeZone
  const frameFor = (c: Context) => {
    keep(c)
    return { texts, zone: zoneOf(c), staff: staffOf(c), choices: choicesFor(c) }
  }
  const desk: DeskDeps = { contextOf, frameFor, texts, campaigns, announceCampaigns }

  return {
    page: async (c: Context) => {
      const page = <OperatorPage {...await boardProps(c)} />
      return c.html(html`<!doctype html>${page}`)
    },
    board: (c: Context) => showBoard(c),
    call: async (c: Context) => {
      const call = await findCall(c, c.req.param('id') ?? '')
      return call ? c.html(html`<!doctype html>${<CallPage call={call} {...frameFor(c)} />}`) : c.notFound()
    },
    stopCall: async (c: Context) => {
      const isStopped = await stopCall(contextOf(c), c.req.param('id') ?? '', staffOf(c))
      return showBoard(c, isStopped ? { notice: texts.live.stopping } : { notice: texts.live.gone, status: 404 })
    },
    requestCheck: async (c: Context) => {
      await requestCheck(contextOf(c), staffOf(c))
      return c.req.header('Accept')?.includes('application/json') ? showCheck(c, 201) : showBoard(c)
    },
    newestCheck: (c: Context) => showCheck(c, 200),
    erase: erasures({ contextOf, texts }),
    sendAgain: async (c: Context) => {
      const isSent = await resendMessage(contextOf(c), Number(c.req.param('game')), staffOf(c))
      return showBoard(c, isSent ? { notice: texts.unsent.sending } : { notice: texts.unsent.gone, status: 404 })
    },
    giveBack: attempts({ contextOf, texts, showBoard }),
    ...signingIn(staff),
    ...staffLog({ ...staff, zoneOf }),
    campaigns: {
      ...campaignList({ contextOf, texts, campaigns, announceCampaigns }),
      ...campaignSettings({ contextOf, texts, campaigns, announceCampaigns, embedOf, publicUrl }),
      wordpress,
    },
    people: people(desk),
    answers: answers({ ...desk, recounts }),
    codes: codes(desk),
    figures: figures(desk),
    notation: notation((c) => contextOf(c).quiz),
    quiz: quiz({ staff, campaigns, announceCampaigns, originOf }),
  }

  /** The log leads to calls of every campaign. */
  async function findCall(c: Context, id: string) {
    for (const context of [contextOf(c), ...campaigns.contexts()]) {
      const call = await readCall(context, id)
      if (call) return call
    }
    return null
  }

  async function showBoard(c: Context, { notice, status = 200 }: { notice?: string; status?: 200 | 404 } = {}) {
    return c.html(<BoardUpdate {...await boardProps(c)} notice={notice} />, status)
  }

  async function boardProps(c: Context) {
    const number = showNumber(contextOf(c).phoneNumber)
    const board = await readBoard(contextOf(c))
    const { check: report } = board
    const isSilent = report?.state === 'over' && !hasReported(report)
    return { ...frameFor(c), board, examined: { report, readings: report ? interpretFindings(report) : [], number, isSilent } }
  }

  /** Answers `bun run scenario:check`, which polls the newest check, in JSON. */
  async function showCheck(c: Context, status: 200 | 201) {
    const number = showNumber(contextOf(c).phoneNumber)
    const check = await findNewestCheck(contextOf(c))
    return check
      ? c.json({ ...check, number }, status)
      : c.json({ error: { field: 'check', expected: 'a check that was requested before' } }, 404)
  }
}

type ErasureDeps = { contextOf(c: Context): GameContext; texts: OperatorTexts }

/** A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({ phone: v.fallback(v.string(), '') })

/**
 * Returns what erases the person with the given number and renders what was erased. Answers 422 when it is
 * not a telephone number.
 */
function erasures({ contextOf, texts }: ErasureDeps) {
  const { forget } = texts
  return async (c: Context) => {
    const { phone: typed } = v.parse(Fields, await readForm(c))
    const number = parseNumber(typed, { ours: [] })
    if ('problem' in number) return c.html(<Forget texts={texts} problem={forget.noNumber} value={typed} />, 422)
    const erased = await erase(contextOf(c), number.phone, staffOf(c))
    const shown = maskNumber(number.phone)
    return c.html(<Forget texts={texts} notice={isNothing(erased) ? forget.nothing(shown) : forget.done(shown, erased)} />)
  }
}
