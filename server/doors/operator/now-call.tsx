import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { CallPage } from '../../../views/operator/call-page.tsx'
import { NoticePush } from '../../../views/operator/desk-page.tsx'
import { LivePanel, OverPanel, SentenceForm, SentenceFormGone, type Typed } from '../../../views/operator/take-over.tsx'
import { readCall } from '../../conversation/conversation.ts'
import { type IsWatched, readLiveCall } from '../../conversation/now/now.ts'
import { interventions, type TakeOver, takeOverCall, type TakeOverProblem } from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { longestSentence, readSentence } from '../../rules/speech/speech.ts'
import type { GameContext } from '../../store/store.ts'
import type { DeskDeps } from './desk.ts'

/** A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({
  act: v.fallback(v.picklist([...interventions, 'say']), 'say'),
  question: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)), -1),
  sentence: v.fallback(v.string(), ''),
})

type Told = { notice: string; status?: 200 | 404 | 409 | 422 }

const statusOf = (problem: TakeOverProblem) => (problem === 'gone' ? 404 : 409)

/** Returns what shows one call, and lets somebody interfere in it while it goes on. */
export function nowCall({ contextOf: shownContext, frameFor, texts, campaigns }: DeskDeps, isWatched: IsWatched) {
  const { takeOver } = texts.now
  return {
    contextOf,
    showPanel,
    page: (c: Context) => showPage(c, c.req.param('id') ?? ''),
    live: (c: Context) => showPanel(c, c.req.param('id') ?? ''),
    takeOver: async (c: Context) => {
      const id = c.req.param('id') ?? ''
      const { act, question, sentence: value } = v.parse(Fields, await readForm(c))
      const typed = readSentence(value)
      if (act === 'say' && 'fault' in typed) return refuse(c, id, { value, problem: wordsFor(typed.fault) })
      const wanted: TakeOver =
        act === 'say' ? { type: 'say', sentence: 'sentence' in typed ? typed.sentence : '' } : { type: act, question }
      const done = await takeOverCall(await contextOf(c, id), id, wanted, staffOf(c))
      const told: Told =
        typeof done === 'string'
          ? { notice: takeOver.refusals[done], status: statusOf(done) }
          : { notice: done.isLate ? `${takeOver.done[act]} ${takeOver.late}` : takeOver.done[act] }
      if (!isScripted(c)) return typeof done === 'string' ? showPage(c, id, told) : c.redirect(pathOf(id), 303)
      return act === 'say' ? showForm(c, id, told, value) : showPanel(c, id, told)
    },
  }

  /** The log leads to calls of every campaign. */
  async function contextOf(c: Context, id: string): Promise<GameContext> {
    for (const context of [shownContext(c), ...campaigns.contexts()])
      if (await readLiveCall(context, id, isWatched)) return context
    return shownContext(c)
  }

  function wordsFor(fault: 'empty' | 'too long'): string {
    return fault === 'empty' ? takeOver.empty : takeOver.tooLong(longestSentence)
  }

  async function refuse(c: Context, id: string, typed: Typed) {
    if (!isScripted(c)) return showPage(c, id, { notice: '', status: 422 }, typed)
    return c.html(<SentenceForm call={{ id, line: 'open' }} {...typed} {...frameFor(c)} />, 422)
  }

  /** What could not be said stays in the field. */
  async function showForm(c: Context, id: string, { notice, status = 200 }: Told, value: string) {
    const live = await readLiveCall(await contextOf(c, id), id, isWatched)
    const typed = status === 200 ? { said: notice } : { problem: notice, value }
    const form = <SentenceForm call={{ id, line: live?.line ?? 'open' }} {...typed} {...frameFor(c)} />
    return c.html(
      <>
        {form}
        <TroublePush />
      </>,
      status,
    )
  }

  async function showPanel(c: Context, id: string, { notice, status = 200 }: Partial<Told> = {}) {
    const context = await contextOf(c, id)
    const call = await readLiveCall(context, id, isWatched)
    return c.html(
      <>
        {call ? <LivePanel call={call} now={context.now()} {...frameFor(c)} /> : <OverPanel id={id} texts={texts} />}
        {!call && <SentenceFormGone />}
        <TroublePush />
        {notice && <NoticePush text={notice} />}
      </>,
      status,
    )
  }

  async function showPage(c: Context, id: string, { notice, status = 200 }: Partial<Told> = {}, typed: Typed = {}) {
    for (const context of [shownContext(c), ...campaigns.contexts()]) {
      const call = await readCall(context, id)
      if (!call) continue
      const live = call.endedAt ? null : await readLiveCall(context, id, isWatched)
      const page = { call, live, now: context.now(), typed, notice, ...frameFor(c) }
      return c.html(html`<!doctype html>${<CallPage {...page} />}`, status)
    }
    return c.notFound()
  }
}

const pathOf = (id: string) => `/operator/calls/${encodeURIComponent(id)}`
const isScripted = (c: Context) => c.req.header('HX-Request') !== undefined
