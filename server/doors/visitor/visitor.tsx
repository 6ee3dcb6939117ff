import type { Context } from 'hono'
import { html } from 'hono/html'
import { renderToString } from 'hono/jsx/dom/server'
import * as v from 'valibot'
import { Conversation } from '../../../views/chat/conversation.tsx'
import { NumberForm } from '../../../views/chat/number-form.tsx'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { Page } from '../../../views/page/page.tsx'
import type { Texts } from '../../../views/texts/chat.ts'
import { readConversation, type StageSettings } from '../../conversation/conversation.ts'
import { findVisit } from '../../game/game.ts'
import { type AddressOf, limitByAddress, type Limits, type OpenSocket, tokenCookie } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import { addLogContext } from '../../monitoring/monitoring.ts'
import type { GameContext, Visit } from '../../store/store.ts'
import { answers } from './answers.tsx'
import { callControls } from './call-controls.tsx'
import { Seen } from './forms.ts'
import { number } from './number.tsx'
import { pictures } from './pictures.ts'
import { VisitSocket } from './socket.ts'

export type VisitorDeps = {
  context: GameContext
  stageSettings: StageSettings
  live: Live
  texts: Texts
  openSocket: OpenSocket
  limits: Limits
  addressOf: AddressOf
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** browsers reach this server over https */
  isSecure: boolean
}

export type Visitor = ReturnType<typeof visitor>

/** Returns the visitor's door: the page, the number, typed answers, call controls, pictures and the socket. */
export function visitor(deps: VisitorDeps) {
  const { context, stageSettings, live, texts, openSocket, limits, addressOf, mostWindows, isSecure } = deps
  const { quiz } = stageSettings
  const cookie = tokenCookie({ isSecure, disguise: context.disguise })
  const sockets = { live, mostWindows, tooManyWindows: renderToString(<TroublePush text={texts.chat.tooManyWindows} />) }
  const limitPages = limitByAddress('pages', { limits, addressOf })

  return {
    page: [limitPages, showPage] as const,
    numberForm: [limitPages, (c: Context) => c.html(<NumberForm quiz={quiz} texts={texts} />)] as const,
    number: number({ context, stageSettings, texts, limits, addressOf, cookie, visitOf, show }),
    answer: answers({ context, stageSettings, texts, limits, visitOf }),
    ...callControls({ context, stageSettings, texts, limits, addressOf, visitOf }),
    picture: [limitPages, pictures({ context, gallery: stageSettings.gallery, visitOf })] as const,
    socket: openSocket(async (c) => {
      const visit = await visitOf(c)
      await limits.require('sockets', { visit: visit?.id })
      const { again, ...seen } = c.req.query()
      return new VisitSocket(sockets, visit && { visitId: visit.id, seen: v.parse(Seen, seen), isReturn: again !== undefined })
    }),
  }

  async function showPage(c: Context) {
    const visit = await visitOf(c)
    if (!visit) cookie.offer(c)
    const conversation = visit ? await show(visit) : <NumberForm quiz={quiz} texts={texts} />
    c.header('Cache-Control', 'no-store')
    const page = <Page quiz={quiz} texts={texts} hasVisit={visit !== null} conversation={conversation} />
    return c.html(html`<!doctype html>${page}`)
  }

  async function visitOf(c: Context): Promise<Visit | null> {
    const token = cookie.read(c)
    const visit = token ? await findVisit(context, token) : null
    if (visit) addLogContext({ visit: visit.id })
    return visit
  }

  async function show(visit: Visit) {
    const conversation = await readConversation(context, stageSettings, visit.id, 0)
    if (!conversation) throw new Error(`visit ${visit.id} no longer exists`)
    const { stage, entries, last } = conversation
    return <Conversation texts={texts} stage={stage} entries={entries} after={last} />
  }
}
