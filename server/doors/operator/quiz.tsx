import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { Others } from '../../../views/operator/quiz-frame.tsx'
import { type Listed, QuizListPage } from '../../../views/operator/quiz-list.tsx'
import {
  addRebus,
  beginRehearsal,
  changeList,
  drawDraft,
  knownIcons,
  listChanges,
  markOf,
  markOfDraft,
  publishDraft,
  readDraft,
  readDraftQuiz,
  readPreview,
  rehearsalPathOf,
} from '../../campaigns/campaigns.ts'
import { picturePolicy, readForm } from '../../http/http.ts'
import { contentOf, drawableOf, type List, lists } from '../../rules/draft/draft.ts'
import { levels } from '../../rules/quiz/quiz.ts'
import { drawLine } from './notation.tsx'
import { type Asked, findAsked, frameOf } from './quiz-campaign.tsx'
import { quizPreview } from './quiz-preview.tsx'
import { quizPrizes } from './quiz-prizes.tsx'
import { quizRebus } from './quiz-rebus.tsx'
import { quizVersions } from './quiz-versions.tsx'

const Adding = v.object({ list: v.fallback(v.picklist(lists), 'rebuses') })
const Changing = v.object({ seen: v.fallback(v.string(), ''), change: v.fallback(v.nullable(v.picklist(listChanges)), null) })
const Publishing = v.object({ seen: v.fallback(v.string(), '') })
const Shown = v.object({ level: v.fallback(v.nullable(v.picklist(levels)), null) })

type Notice = { text: string; isBad: boolean }

/** Returns what writes the quiz of a campaign: the list of its rebuses, each rebus, and publishing. */
export function quiz(deps: Parameters<typeof quizPreview>[0]) {
  const within = (act: (c: Context, asked: Asked) => Response | Promise<Response>) => (c: Context) => {
    const asked = findAsked(c, deps)
    return asked ? act(c, asked) : c.notFound()
  }

  return {
    list: within((c, asked) => {
      void asked.context.lookups?.begin(asked.context, asked.campaignId)
      return showList(c, asked)
    }),
    others: within(async (c, asked) => {
      const written = await readDraftQuiz(asked.context.db, asked.campaignId)
      return c.html(<Others frame={await frameOf(asked, written, c.req.query('rebus') ?? '')} />)
    }),
    add: within(async (c, asked) => {
      const { list } = v.parse(Adding, await readForm(c))
      return c.redirect(`${asked.base}/rebuses/${await addRebus(asked, list)}`, 303)
    }),
    change: within(async (c, asked) => {
      const { seen, change } = v.parse(Changing, await readForm(c))
      if (!change) return c.notFound()
      const key = c.req.param('key') ?? ''
      const { kind } = await changeList(asked, key, seen, change)
      if (kind === 'saved') return c.redirect(`${asked.base}#rebus-${key}`, 303)
      const text = kind === 'gone' ? asked.editor.gone : asked.editor.changedInList
      return showList(c, asked, { text, isBad: true }, 409)
    }),
    publish: within(async (c, asked) => {
      const { seen } = v.parse(Publishing, await readForm(c))
      const publishing = await publishDraft(asked.context, asked.campaignId, asked.by, seen)
      if (publishing.kind !== 'published') {
        const { publish } = asked.editor
        const text = publishing.kind === 'faulty' ? publish.stillFaulty : publish[publishing.kind]
        return showList(c, asked, { text, isBad: true }, 409)
      }
      await deps.announceCampaigns()
      return c.redirect(`${asked.base}?published${publishing.isChecked ? '' : '=unchecked'}`, 303)
    }),
    rehearse: within(async (c, asked) => {
      const beginning = await beginRehearsal(asked.context, asked)
      if (beginning.kind === 'faulty') return showList(c, asked, { text: asked.rehearsal.stillFaulty, isBad: true }, 409)
      await deps.announceCampaigns()
      return c.redirect(rehearsalPathOf(beginning.address), 303)
    }),
    picture: within(async (c, { context, campaignId }) => {
      const { level } = v.parse(Shown, { level: c.req.param('level') })
      const written = await readDraftQuiz(context.db, campaignId)
      const picture = level && (await drawDraft(context.db, written, c.req.param('key') ?? '', level))
      if (!picture) return c.notFound()
      c.header('Content-Security-Policy', picturePolicy)
      return c.body(picture.body, 200, { 'Content-Type': picture.type })
    }),
    drawing: within(async (c, { context, campaignId }) => drawLine(c, await readDraftQuiz(context.db, campaignId))),
    ...quizRebus(deps),
    ...quizPrizes(deps),
    ...quizVersions(deps),
    ...quizPreview(deps),
  }

  async function showList(c: Context, asked: Asked, notice?: Notice, status: 200 | 409 = 200) {
    const draft = await readDraft(asked.context.db, asked.campaignId)
    const listedIn = (list: List): Listed[] =>
      draft.quiz[list].map((rebus) => ({
        rebus,
        seen: markOf(contentOf(rebus)),
        faults: draft.faults.filter(({ key }) => key === rebus.key),
        drawn: levels.filter((level) => drawableOf(draft.quiz, rebus, level, knownIcons.isIcon)),
      }))
    const { done, unchecked } = asked.editor.publish
    const published = c.req.query('published')
    const said = published === undefined ? undefined : { text: published === 'unchecked' ? unchecked : done, isBad: false }
    const page = (
      <QuizListPage
        frame={await frameOf(asked, draft.quiz)}
        draft={draft}
        seen={markOfDraft(draft)}
        listed={{ rebuses: listedIn('rebuses'), forFun: listedIn('forFun') }}
        notice={notice ?? said}
        preview={await previewIn(c, asked)}
      />
    )
    return c.html(html`<!doctype html>${page}`, status)
  }

  async function previewIn(c: Context, { context, campaignId }: Asked) {
    const preview = await readPreview(context, campaignId)
    if (!preview) return null
    const { token, expiresAt } = preview
    return { address: `${deps.siteOf(c)}/preview/${token}`, expiresAt, isExpired: expiresAt <= context.now() }
  }
}
