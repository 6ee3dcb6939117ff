import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import { QuizPrizesPage } from '../../../views/operator/quiz-prizes.tsx'
import { markOf, readDraft, savePrizes } from '../../campaigns/campaigns.ts'
import { readForm } from '../../http/http.ts'
import { type DraftPrizes, differencesOf, lists, prizesOf, type QuizDraft } from '../../rules/draft/draft.ts'
import { type Asked, findAsked, frameOf, type QuizDeps } from './quiz-campaign.tsx'
import { readPrizes } from './quiz-fields.ts'

/** Long consents in Cyrillic, which forms write in six characters a letter. */
const mostBytes = 256 * 1024

type Shown = Partial<Pick<Parameters<typeof QuizPrizesPage>[0], 'prizes' | 'conflict' | 'isSaved'>>

/** Returns what shows and saves the points, the prizes, the consent and the numbers. */
export function quizPrizes(deps: QuizDeps) {
  return {
    prizes: async (c: Context) => {
      const asked = findAsked(c, deps)
      return asked ? show(c, asked, { isSaved: c.req.query('saved') !== undefined }) : c.notFound()
    },
    savePrizes: [
      bodyLimit({ maxSize: mostBytes }),
      async (c: Context) => {
        const asked = findAsked(c, deps)
        if (!asked) return c.notFound()
        const { seen, prizes } = readPrizes(await readForm(c))
        const saving = await savePrizes(asked, seen, prizes)
        if (saving.kind !== 'changed meanwhile') return c.redirect(`${asked.base}/prizes?saved`, 303)
        const differing = differencesOf(prizes, saving.theirs)
        const conflict = differing.map(({ path, before, after }) => ({ path, mine: before, theirs: after }))
        return show(c, asked, { prizes, conflict }, 409)
      },
    ] as const,
  }

  async function show(c: Context, asked: Asked, { prizes, conflict, isSaved = false }: Shown, status: 200 | 409 = 200) {
    const draft = await readDraft(asked.context.db, asked.campaignId)
    const saved = prizesOf(draft.quiz)
    const page = (
      <QuizPrizesPage
        frame={await frameOf(asked, draft.quiz)}
        prizes={prizes ?? saved}
        seen={markOf(saved)}
        faults={prizes ? [] : draft.faults.filter(({ key, at }) => key === null && !isAboutLists(at))}
        mostPoints={mostPointsOf(draft.quiz)}
        conflict={conflict}
        isSaved={isSaved}
      />
    )
    return c.html(html`<!doctype html>${page}`, status)
  }
}

const isAboutLists = (path: string) => lists.some((list) => path === list || path.startsWith(`${list}.`))

const Numbers = v.object({ first: v.number(), asks: v.optional(v.number()) })

/** Returns how many points a game of the draft has at most; null while its numbers are none. */
function mostPointsOf({ points, asks, rebuses }: DraftPrizes & Pick<QuizDraft, 'rebuses'>): number | null {
  const numbers = v.safeParse(Numbers, { first: points[0], asks })
  const on = rebuses.filter(({ isOff }) => !isOff)
  if (!numbers.success) return null
  return numbers.output.first * Math.min(numbers.output.asks ?? on.length, on.length)
}
