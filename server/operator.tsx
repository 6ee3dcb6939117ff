import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { CallPage } from '../views/operator/call-page.tsx'
import { BoardNow, OperatorPage } from '../views/operator.tsx'
import { operatorTextsIn } from '../views/texts.operator.ts'
import { hasReported, newestCheck, readingsOf, requestCheck } from './check.ts'
import type { Table } from './conversation/stage-of.ts'
import { stop } from './game/stop.ts'
import type { World } from './game/world.ts'
import { showNumber } from './number.ts'
import { readBoard } from './operator/board.ts'
import { readCall } from './operator/call.ts'
import { erasures } from './operator/erasures.tsx'

type Deps = { world: World; table: Table; /** asks for it */ password: MiddlewareHandler }

/** The operator's door: who is on the line, how the calls were, the first-call check, and forgetting people. Everything asks for the password. */
export function operator({ world, table: { quiz, phoneNumber }, password }: Deps) {
  const texts = operatorTextsIn(quiz.language)
  const frame = { texts, zone: quiz.callHours.timeZone }
  const number = showNumber(phoneNumber)

  return new Hono()
    .use(password, bodyLimit({ maxSize: 16 * 1024 }))
    .use(async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get('/', async (c) => c.html(html`<!doctype html>${<OperatorPage {...await read()} />}`))
    .get('/board', (c) => show(c))
    .get('/calls/:id', async (c) => {
      const call = await readCall(world, c.req.param('id'))
      return call ? c.html(html`<!doctype html>${<CallPage call={call} {...frame} />}`) : c.notFound()
    })
    .post('/calls/:id/stop', async (c) => {
      const isStopped = await stop(world, c.req.param('id'))
      return show(c, isStopped ? { notice: texts.live.stopping } : { notice: texts.live.gone, status: 404 })
    })
    .post('/checks', async (c) => {
      await requestCheck(world)
      return c.req.header('Accept')?.includes('application/json') ? tellCheck(c, 201) : show(c)
    })
    .get('/checks/newest', (c) => tellCheck(c, 200))
    .route('/erasures', erasures({ world, texts }))

  async function show(c: Context, { notice, status = 200 }: { notice?: string; status?: 200 | 404 } = {}) {
    return c.html(<BoardNow {...await read()} notice={notice} />, status)
  }

  async function read() {
    const board = await readBoard(world)
    const { check: report } = board
    const isSilent = report?.state === 'over' && !hasReported(report)
    return { ...frame, board, examined: { report, readings: report ? readingsOf(report) : [], number, isSilent } }
  }

  /** For `bun run scenario:check`, which follows one check. */
  async function tellCheck(c: Context, status: 200 | 201) {
    const check = await newestCheck(world)
    return check
      ? c.json({ ...check, number }, status)
      : c.json({ error: { field: 'check', expected: 'one that was asked for' } }, 404)
  }
}
