import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { UpgradeWebSocket } from 'hono/ws'
import * as v from 'valibot'
import { Composer, type ComposerProblem } from '../views/composer.tsx'
import { Conversation } from '../views/conversation.tsx'
import { NumberForm, type NumberProblem } from '../views/number-form.tsx'
import { Page } from '../views/page.tsx'
import type { Texts } from '../views/texts.ts'
import { readConversation, readStage } from './conversation.ts'
import type { Table } from './conversation/stage-of.ts'
import { isOutOfReach } from './database/failure.ts'
import { takeTyped } from './game/typed.ts'
import type { Visit, World } from './game/world.ts'
import type { Live } from './live.tsx'
import { isAbroad, parseNumber } from './number.ts'
import { findVisit, openVisit } from './visits.ts'
import { keepToken, newToken, tokenOf } from './visitor/cookie.ts'
import { AnswerFields, Cursor, longestAnswer, NumberFields } from './visitor/forms.ts'
import { pictures } from './visitor/pictures.ts'
import { isOwnOrigin } from './visitor/origin.ts'
import { follow } from './visitor/socket.ts'

export type VisitorDeps = {
  world: World
  table: Table
  live: Live
  texts: Texts
  upgradeWebSocket: UpgradeWebSocket
  /** served over https, by its public address */
  isSecure: boolean
}

/** The visitor's door: the page, the number, typed answers, the pictures and the socket. */
export function visitor(deps: VisitorDeps) {
  const { world, table, live, texts, upgradeWebSocket, isSecure } = deps
  const { quiz } = table

  return new Hono()
    .get('/', async (c) => {
      const visit = await visitOf(c)
      const conversation = visit ? await show(visit) : <NumberForm quiz={quiz} texts={texts} />
      c.header('Cache-Control', 'no-store')
      const page = <Page quiz={quiz} texts={texts} hasVisit={visit !== null} conversation={conversation} />
      return c.html(html`<!doctype html>${page}`)
    })
    .get('/visits/new', (c) => c.html(<NumberForm quiz={quiz} texts={texts} />))
    .post('/visits', bodyLimit({ maxSize: 256 * 1024 }), async (c) => {
      const { phone: typed, consent } = v.parse(NumberFields, await c.req.parseBody())
      const token = (await visitOf(c))?.token ?? newToken()
      const visit = await open(token, typed, consent)
      if (typeof visit === 'string') {
        const values = { phone: typed, consent: consent !== '' }
        const status = visit === 'unavailable' ? 503 : 422
        return c.html(<NumberForm quiz={quiz} texts={texts} values={values} problem={visit} />, status)
      }
      keepToken(c, token, { isSecure })
      return c.html(await show(visit))
    })
    .post('/answers', bodyLimit({ maxSize: 256 * 1024 }), async (c) => {
      const { question, answer } = v.parse(AnswerFields, await c.req.parseBody())
      const visit = await visitOf(c)
      const problem = await take(visit, question, answer)
      const stage = visit && await readStage(world, table, visit.id)
      if (!stage) return c.html(<form id="composer" hidden />, 422)
      const kept = problem === 'too long' ? answer.slice(0, longestAnswer) : undefined
      return c.html(<Composer texts={texts} stage={stage} problem={problem ?? undefined} value={kept} />, problem ? 422 : 200)
    })
    .route('/pictures', pictures({ world, gallery: table.gallery }))
    .get('/socket', isOwnOrigin, upgradeWebSocket(async (c) => {
      const visit = await visitOf(c)
      return follow(live, visit?.id ?? null, v.parse(Cursor, c.req.query('after')))
    }))

  async function visitOf(c: Context): Promise<Visit | null> {
    const token = tokenOf(c)
    return token ? findVisit(world, token) : null
  }

  async function show(visit: Visit) {
    const conversation = await readConversation(world, table, visit.id, 0)
    if (!conversation) throw new Error(`visit ${visit.id} has gone`)
    const { stage, entries, last } = conversation
    return <Conversation texts={texts} stage={stage} entries={entries} after={last} />
  }

  async function open(token: string, typed: string, consent: string): Promise<Visit | NumberProblem> {
    const number = parseNumber(typed, { ours: ourNumbers(table) })
    if ('problem' in number) return number.problem
    if (isAbroad(number.phone) && !table.phoneNumberAbroad) return 'abroad'
    if (consent !== quiz.consent.version) return 'no consent'
    return orUnavailable(openVisit(world, token, { phone: number.phone, consentVersion: consent }))
  }

  async function take(visit: Visit | null, question: number, answer: string): Promise<ComposerProblem | null> {
    if (!visit) return 'not playing'
    if (answer === '') return 'empty'
    if (answer.length > longestAnswer) return 'too long'
    return takeTyped(world, visit, { question, answer })
  }
}

/** A form that cannot be kept now is an answer in the chat, with what was typed still in it. */
async function orUnavailable<Result>(kept: Promise<Result>): Promise<Result | 'unavailable'> {
  return kept.catch((error) => {
    if (isOutOfReach(error)) return 'unavailable'
    throw error
  })
}

function ourNumbers({ phoneNumber, phoneNumberAbroad }: Table): string[] {
  return phoneNumberAbroad ? [phoneNumber, phoneNumberAbroad] : [phoneNumber]
}
