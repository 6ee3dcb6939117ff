import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { PreviewGonePage, PreviewPage } from '../../../views/quiz-sheet/preview.tsx'
import { previewTextsIn } from '../../../views/texts/preview.ts'
import { quizSheetTextsIn } from '../../../views/texts/quiz-sheet.ts'
import { drawDraft, findPreview, knownIcons, makePreview, readDraftQuiz, takePreviewBack } from '../../campaigns/campaigns.ts'
import { picturePolicy, type StaffDeps } from '../../http/http.ts'
import { drawableOf } from '../../rules/draft/draft.ts'
import { levels } from '../../rules/quiz/quiz.ts'
import { findAsked, type QuizDeps } from './quiz-campaign.tsx'

type Deps = QuizDeps & { staff: Pick<StaffDeps, 'limits' | 'addressOf'> }

const Shown = v.object({ level: v.fallback(v.nullable(v.picklist(levels)), null) })

/** Returns what makes the link under which a colleague looks at a draft, takes it back, and shows the draft. */
export function quizPreview(deps: Deps) {
  const { contextOf, limits, addressOf, texts } = deps.staff
  const own = previewTextsIn(texts.language)
  const change = (act: typeof makePreview) => async (c: Context) => {
    const asked = findAsked(c, deps)
    if (!asked) return c.notFound()
    await act(asked.context, asked)
    return c.redirect(`${asked.base}#preview`, 303)
  }
  return {
    makePreview: change(makePreview),
    takePreviewBack: change(takePreviewBack),
    preview: async (c: Context) => {
      const preview = await find(c)
      if (typeof preview === 'string') return refuse(c, preview)
      const { quiz, expiresAt, campaign } = preview
      const page = (
        <PreviewPage
          texts={quizSheetTextsIn(quiz.language)}
          own={previewTextsIn(quiz.language)}
          quiz={quiz}
          expiresAt={expiresAt}
          zone={campaign.row.timeZone}
          pictureOf={(rebus, level) =>
            drawableOf(quiz, rebus, level, knownIcons.isIcon) ? `${c.req.path}/${rebus.key}/${level}` : null
          }
        />
      )
      return c.html(html`<!doctype html>${page}`)
    },
    previewPicture: async (c: Context) => {
      const preview = await find(c)
      if (typeof preview === 'string') return refuse(c, preview)
      const { level } = v.parse(Shown, { level: c.req.param('level') })
      const picture = level && (await drawDraft(contextOf().db, preview.quiz, c.req.param('key') ?? '', level))
      if (!picture) return c.notFound()
      c.header('Content-Security-Policy', picturePolicy)
      return c.body(picture.body, 200, { 'Content-Type': picture.type })
    },
  }

  /** Only wrong links count: nobody guesses a right one, and its page asks for many pictures at once. */
  async function find(c: Context) {
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Robots-Tag', 'noindex')
    const context = contextOf()
    const preview = await findPreview(context, c.req.param('token') ?? '')
    const campaign = preview && deps.campaigns.all().find(({ id }) => id === preview.campaignId)
    if (!preview || !campaign) return (await limits.count('previews', { address: addressOf(c) })) ? 'too often' : 'wrong'
    if (preview.expiresAt <= context.now()) return 'expired'
    return { ...preview, campaign, quiz: await readDraftQuiz(context.db, campaign.id) }
  }

  function refuse(c: Context, why: keyof typeof own.gone) {
    const status = ({ wrong: 404, expired: 410, 'too often': 429 } as const)[why]
    return c.html(html`<!doctype html>${<PreviewGonePage own={own} why={why} />}`, status)
  }
}
