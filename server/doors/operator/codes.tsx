import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import type { Adding } from '../../../views/operator/codes-adding.tsx'
import { CodesPage } from '../../../views/operator/codes.tsx'
import {
  cancelAtOffice,
  chooseSource,
  forecastOf,
  readCodePage,
  readCodesLeft,
  readTierCodes,
  readToCancel,
} from '../../campaigns/codes/codes.ts'
import { answerPatiently, type Page, readForm, staffOf } from '../../http/http.ts'
import { codeSources } from '../../rules/quiz/quiz.ts'
import { addingCodes } from './codes-adding.ts'
import { AskedOfList } from './codes-asked.ts'
import { codesFile } from './codes-file.ts'
import { withdrawingCodes } from './codes-withdrawing.ts'
import type { DeskDeps } from './desk.ts'

const Source = v.object({ tier: v.string(), source: v.picklist(codeSources) })
const Cancelled = v.object({ codes: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}( [1-9]\d{0,8}){0,99}$/)) })

/** What a page shows beside what is in the database. */
type ShownCodes = { notice?: string[]; adding?: Adding; status?: 200 | 404 | 409 | 413 | 422 }

/** Returns the page. */
export type ShowCodes = (c: Context, shown?: ShownCodes) => Promise<Page>

/** Returns what shows the pools of promo codes, and changes them. */
export function codes(deps: DeskDeps) {
  const { contextOf, frameFor, texts, announceCampaigns } = deps

  const show: ShowCodes = async (c, { notice = [], adding = nothingAdded, status = 200 } = {}) => {
    const context = contextOf(c)
    const isWhole = staffOf(c).role !== 'operator'
    const asked = { ...v.parse(AskedOfList, c.req.method === 'GET' ? c.req.query() : {}), isWhole }
    const left = await readCodesLeft(context)
    const [tiers, forecasts, toCancel, page] = await Promise.all([
      readTierCodes(context, left),
      forecastOf(context, left),
      readToCancel(context),
      readCodePage(context, asked, asked.before),
    ])
    const shown = { tiers, forecasts, toCancel, page, asked, adding, notice, now: context.now() }
    const written = await html`<!doctype html>${<CodesPage frame={frameFor(c)} {...shown} />}`
    return { html: String(written), status }
  }

  return {
    page: async (c: Context) => answerPatiently(c, show(c)),
    file: codesFile(deps),
    ...addingCodes({ ...deps, show }),
    ...withdrawingCodes({ ...deps, show }),
    choose: async (c: Context) => {
      const chosen = v.safeParse(Source, await readForm(c))
      const context = contextOf(c)
      const isKnown = chosen.success && context.quiz.tiers.some(({ id }) => id === chosen.output.tier)
      if (!isKnown) return answerPatiently(c, show(c, { status: 422 }))
      await chooseSource(context, chosen.output.tier, chosen.output.source, staffOf(c))
      await announceCampaigns()
      return answerPatiently(c, show(c, { notice: [texts.codes.tiers.saved] }))
    },
    cancel: async (c: Context) => {
      const named = v.safeParse(Cancelled, await readForm(c))
      const ids = named.success ? named.output.codes.split(' ').map(Number) : []
      const count = await cancelAtOffice(contextOf(c), ids, staffOf(c))
      return answerPatiently(c, show(c, { notice: [texts.codes.cancelling.done(count)], status: count > 0 ? 200 : 404 }))
    },
  }
}

const nothingAdded: Adding = { tierId: '', text: '', isLost: false, result: null }
