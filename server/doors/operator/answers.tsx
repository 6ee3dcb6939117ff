import type { Context } from 'hono'
import { html } from 'hono/html'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { AcceptancePage } from '../../../views/operator/acceptance.tsx'
import { AnswersPage } from '../../../views/operator/answers.tsx'
import { RecountPanel } from '../../../views/operator/recount.tsx'
import { acceptedInto, acceptWords, describeAcceptance } from '../../campaigns/campaigns.ts'
import { readCodesLeft } from '../../campaigns/codes/codes.ts'
import { readHeard, rehearse } from '../../conversation/conversation.ts'
import { keepRecount, readNewestRecount, type RecountOrder, type Recounts } from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { ownCommands, rebusesOf } from '../../rules/quiz/quiz.ts'
import { type Acceptance, objectionTo, quizWith } from '../../rules/refused/refused.ts'
import type { GameContext } from '../../store/store.ts'
import { answerTables } from './answer-tables.ts'
import type { DeskDeps } from './desk.ts'

const Shown = v.object({
  kind: v.fallback(v.picklist(['refused', 'unclear']), 'refused'),
  rebus: v.fallback(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200))), null),
  outcome: v.fallback(v.nullable(v.picklist(['published', 'drafted', 'accepted already'])), null),
  from: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)), 0),
})

/** A field that is missing, repeated or a file counts as empty. */
const Words = v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(500)), '')
const Wanted = v.object({
  words: Words,
  rebus: Words,
  means: v.fallback(v.picklist(['right', ...ownCommands]), 'right'),
  into: v.fallback(v.picklist(acceptedInto), 'publish'),
})

/** Most runs are over sooner, and then the page says at once what became of them. */
const patienceMs = 1_500

type Deps = DeskDeps & { recounts: Recounts }

/** Returns what shows what was heard and refused, and accepts it: after a rehearsal, and with all games that it decides counted anew. */
export function answers({ contextOf, frameFor, campaigns, announceCampaigns, texts, recounts }: Deps) {
  return {
    page: async (c: Context) => {
      const context = contextOf(c)
      const asked = v.parse(Shown, c.req.query())
      const heard = await readHeard(context, asked)
      const run = await readNewestRecount(context.db, context.campaignId)
      return c.html(html`<!doctype html>${<AnswersPage {...asked} heard={heard} run={run} {...frameFor(c)} />}`)
    },
    /** What the page asks for while games are counted anew. */
    progress: async (c: Context) => {
      const { db, campaignId } = contextOf(c)
      return c.html(<RecountPanel run={await readNewestRecount(db, campaignId)} {...frameFor(c)} />)
    },
    rehearsal: (c: Context) => showRehearsal(c, v.parse(Wanted, c.req.query())),
    accept: async (c: Context) => {
      const wanted = v.parse(Wanted, await readForm(c))
      const acceptance = acceptanceOf(wanted)
      const context = contextOf(c)
      const { campaignId } = context
      const order = orderOf(c, acceptance, { isAccepted: true })
      const accepting = await acceptWords(context, campaignId, acceptance, {
        into: wanted.into,
        by: staffOf(c),
        // With the words, so that a server that dies right after them has lost no games.
        also: (tx, at) => keepRecount(tx, campaignId, order, at),
      })
      if (accepting.kind === 'refused') return showRehearsal(c, wanted, 422)
      if (accepting.kind === 'published') await announceCampaigns()
      if (accepting.kind === 'accepted already') await keep(context, orderOf(c, acceptance, { isAccepted: accepting.isDraft }))
      return count(c, order.about, `?${new URLSearchParams({ outcome: accepting.kind })}`)
    },
    /** Counts what was accepted in another way, and what could not be counted before. */
    recount: async (c: Context) => {
      const order = orderOf(c, acceptanceOf(v.parse(Wanted, await readForm(c))), { isAccepted: false })
      await keep(contextOf(c), order)
      return count(c, order.about)
    },
    ...answerTables({ contextOf, texts }),
  }

  function keep({ db, campaignId, now }: GameContext, order: RecountOrder) {
    return db.transaction((tx) => keepRecount(tx, campaignId, order, now()))
  }

  async function count(c: Context, about: string, query = '') {
    // The campaign is read anew where its quiz was just published.
    const { campaignId } = contextOf(c)
    const context = campaigns.find(campaignId) ?? contextOf(c)
    await Promise.race([recounts.run(context, about), wait(patienceMs)])
    return c.redirect(`/operator/answers${query}`, 303)
  }

  async function showRehearsal(c: Context, wanted: v.InferOutput<typeof Wanted>, status: 200 | 422 = 200) {
    const context = contextOf(c)
    const acceptance = acceptanceOf(wanted)
    const objection =
      wanted.words === '' && status === 200 ? { kind: 'no words' as const } : objectionTo(context.quiz, acceptance)
    const isPossible = objection === null || objection.kind === 'accepted already'
    const touched = isPossible
      ? await rehearse(context, quizWith(context.quiz, acceptance), acceptance, await readCodesLeft(context))
      : null
    const rebuses = rebusesOf(context.quiz).map(({ answer }) => answer)
    const page = <AcceptancePage wanted={wanted} rebuses={rebuses} objection={objection} touched={touched} {...frameFor(c)} />
    return c.html(html`<!doctype html>${page}`, status)
  }
}

function orderOf(c: Context, acceptance: Acceptance, { isAccepted }: { isAccepted: boolean }): RecountOrder {
  return { about: describeAcceptance(acceptance), acceptance, isAccepted, by: staffOf(c) }
}

function acceptanceOf({ words, rebus, means }: v.InferOutput<typeof Wanted>): Acceptance {
  return means === 'right' ? { kind: 'spelling', rebus, words } : { kind: 'command', command: means, words }
}
