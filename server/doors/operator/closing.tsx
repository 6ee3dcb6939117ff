import type { Context } from 'hono'
import { html } from 'hono/html'
import { ReportPage } from '../../../views/operator/closing-report.tsx'
import { ClosingPage } from '../../../views/operator/closing.tsx'
import { readClosing, readReport } from '../../conversation/closing/closing.ts'
import type { DeskDeps } from './desk.ts'

type Deps = DeskDeps & {
  /** after how many days this server forgets people by itself; null: never */
  keptDays: number | null
}

/** Returns what is there for the days after a conference: what is left to do, and the report to print. */
export function closing({ contextOf, frameFor, campaigns, keptDays }: Deps) {
  return {
    page: async (c: Context) => {
      const context = contextOf(c)
      const { address } = campaignOf(context.campaignId)
      const closing = await readClosing(context, keptDays)
      const props = { closing, address, graceMinutes: context.quiz.graceMinutes }
      return c.html(html`<!doctype html>${<ClosingPage {...props} {...frameFor(c)} />}`)
    },
    report: async (c: Context) => {
      const context = contextOf(c)
      const { row } = campaignOf(context.campaignId)
      const report = await readReport(context)
      const { name = '', when = '' } = row.settings.conference ?? {}
      const props = { report, at: context.now(), campaign: { name: row.name, conference: { name, when } } }
      return c.html(html`<!doctype html>${<ReportPage {...props} {...frameFor(c)} />}`)
    },
  }

  function campaignOf(id: number) {
    const campaign = campaigns.of(id)
    if (!campaign) throw new Error('expected the campaign that the desk shows, found none')
    return campaign
  }
}
