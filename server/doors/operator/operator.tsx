import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { CallPage } from '../../../views/operator/call-page.tsx'
import { Forget } from '../../../views/operator/forget.tsx'
import { BoardUpdate, OperatorPage } from '../../../views/operator/operator.tsx'
import { type OperatorTexts, operatorTextsIn } from '../../../views/texts/operator.ts'
import type { CampaignRegistry } from '../../campaigns/campaigns.ts'
import { readBoard, readCall } from '../../conversation/conversation.ts'
import { findNewestCheck, hasReported, interpretFindings, requestCheck, resendMessage, stopCall } from '../../game/game.ts'
import { readForm } from '../../http/http.ts'
import { erase, isNothing } from '../../privacy/privacy.ts'
import { maskNumber, parseNumber, showNumber } from '../../rules/phone-number/phone-number.ts'
import type { GameContext } from '../../store/store.ts'
import { attempts } from './attempts.tsx'
import { notation } from './notation.tsx'

type Deps = {
  campaigns: CampaignRegistry
  /** requires the operator's password */
  password: MiddlewareHandler
}

/**
 * Returns the operator's door: live and ended calls, the first-call check, unusual games, giving attempts back, sending codes again, and erasing people. All of it requires the password.
 */
export function operator({ campaigns, password }: Deps) {
  const contextOf = () => campaigns.contexts()[0] ?? notFound()
  const { quiz, phoneNumber } = contextOf()
  const texts = operatorTextsIn(quiz.language)
  const pageProps = { texts, zone: quiz.callHours.timeZone }
  const number = showNumber(phoneNumber)

  return new Hono()
    .use(password, bodyLimit({ maxSize: 16 * 1024 }))
    .use(async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get('/', async (c) => c.html(html`<!doctype html>${<OperatorPage {...await boardProps()} />}`))
    .get('/board', (c) => showBoard(c))
    .get('/calls/:id', async (c) => {
      const call = await readCall(contextOf(), c.req.param('id'))
      return call ? c.html(html`<!doctype html>${<CallPage call={call} {...pageProps} />}`) : c.notFound()
    })
    .post('/calls/:id/stop', async (c) => {
      const isStopped = await stopCall(contextOf(), c.req.param('id'))
      return showBoard(c, isStopped ? { notice: texts.live.stopping } : { notice: texts.live.gone, status: 404 })
    })
    .post('/checks', async (c) => {
      await requestCheck(contextOf())
      return c.req.header('Accept')?.includes('application/json') ? showCheck(c, 201) : showBoard(c)
    })
    .get('/checks/newest', (c) => showCheck(c, 200))
    .route('/erasures', erasures({ contextOf, texts }))
    .post('/messages/:game{[1-9][0-9]{0,8}}', async (c) => {
      const isSent = await resendMessage(contextOf(), Number(c.req.param('game')))
      return showBoard(c, isSent ? { notice: texts.unsent.sending } : { notice: texts.unsent.gone, status: 404 })
    })
    .route('/attempts', attempts({ contextOf, texts, showBoard }))
    .route('/notation', notation(quiz))

  async function showBoard(c: Context, { notice, status = 200 }: { notice?: string; status?: 200 | 404 } = {}) {
    return c.html(<BoardUpdate {...await boardProps()} notice={notice} />, status)
  }

  async function boardProps() {
    const board = await readBoard(contextOf())
    const { check: report } = board
    const isSilent = report?.state === 'over' && !hasReported(report)
    return { ...pageProps, board, examined: { report, readings: report ? interpretFindings(report) : [], number, isSilent } }
  }

  /** Answers `bun run scenario:check`, which polls the newest check, in JSON. */
  async function showCheck(c: Context, status: 200 | 201) {
    const check = await findNewestCheck(contextOf())
    return check
      ? c.json({ ...check, number }, status)
      : c.json({ error: { field: 'check', expected: 'a check that was requested before' } }, 404)
  }
}

type ErasureDeps = { contextOf(): GameContext; texts: OperatorTexts }

/** A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({ phone: v.fallback(v.string(), '') })

/**
 * Returns the route `POST /`, which erases the person with the given number and renders what was erased. Answers 422 when it is
 * not a telephone number.
 */
function erasures({ contextOf, texts }: ErasureDeps) {
  const { forget } = texts
  return new Hono().post('/', async (c) => {
    const { phone: typed } = v.parse(Fields, await readForm(c))
    const number = parseNumber(typed, { ours: [] })
    if ('problem' in number) return c.html(<Forget texts={texts} problem={forget.noNumber} value={typed} />, 422)
    const erased = await erase(contextOf(), number.phone)
    const shown = maskNumber(number.phone)
    return c.html(<Forget texts={texts} notice={isNothing(erased) ? forget.nothing(shown) : forget.done(shown, erased)} />)
  })
}

function notFound(): never {
  throw new HTTPException(404)
}
