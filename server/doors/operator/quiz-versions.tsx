import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { QuizVersionsPage } from '../../../views/operator/quiz-versions.tsx'
import { publishAgain, readDraftQuiz, readVersions } from '../../campaigns/campaigns.ts'
import { readForm } from '../../http/http.ts'
import { type Asked, findAsked, frameOf, type QuizDeps } from './quiz-campaign.tsx'

const Id = v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)), 0)
const Wanted = v.object({ number: Id, seen: Id })

/** Returns what shows the published versions of a quiz, and publishes an earlier one again. */
export function quizVersions(deps: QuizDeps) {
  return {
    versions: async (c: Context) => {
      const asked = findAsked(c, deps)
      if (!asked) return c.notFound()
      const isPublished = c.req.query('published') !== undefined
      return show(c, asked, isPublished ? { text: asked.editor.publish.done, isBad: false } : undefined, 200)
    },
    publishAgain: async (c: Context) => {
      const asked = findAsked(c, deps)
      if (!asked) return c.notFound()
      const { number, seen } = v.parse(Wanted, { ...(await readForm(c)), number: c.req.param('number') })
      const { kind } = await publishAgain(asked.context, asked.campaignId, asked.by, number, seen)
      if (kind === 'gone') return c.notFound()
      if (kind === 'changed meanwhile') return show(c, asked, { text: asked.editor.versions.changedMeanwhile, isBad: true }, 409)
      await deps.announceCampaigns()
      return c.redirect(`${asked.base}/versions?published`, 303)
    },
  }

  async function show(c: Context, asked: Asked, notice: Parameters<typeof QuizVersionsPage>[0]['notice'], status: 200 | 409) {
    const { db } = asked.context
    const frame = await frameOf(asked, await readDraftQuiz(db, asked.campaignId))
    const page = <QuizVersionsPage frame={frame} versions={await readVersions(db, asked.campaignId)} notice={notice} />
    return c.html(html`<!doctype html>${page}`, status)
  }
}
