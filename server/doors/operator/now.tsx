import type { Context } from 'hono'
import { html } from 'hono/html'
import { BoardUpdate, OperatorPage } from '../../../views/operator/operator.tsx'
import { StopCallPage } from '../../../views/operator/stop-call.tsx'
import { readBoard } from '../../conversation/now/now.ts'
import {
  findNewestCheck,
  giveUpCheck,
  hasReported,
  interpretFindings,
  requestCheck,
  resendMessage,
  stopCall,
} from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import type { ServerWatch } from '../../monitoring/monitoring.ts'
import { isOpen } from '../../rules/go-live/go-live.ts'
import { showNumber } from '../../rules/phone-number/phone-number.ts'
import type { DeskDeps } from './desk.ts'
import type { GoLive } from './go-live.tsx'
import { nowCall } from './now-call.tsx'

/** `watch` knows how this server does, `live` which pages are open here, `goLive` what is not ready yet. */
export type NowDeps = { watch: Pick<ServerWatch, 'state'>; live: Pick<Live, 'windowsOf'>; goLive: GoLive }

/** What a press of a button on the board has done. */
type Answer = { notice?: string; status?: 200 | 404 }

/** Returns what shows what happens now, and lets somebody interfere: the board, live calls, the first-call check. */
export function now(desk: DeskDeps, { watch, live, goLive }: NowDeps) {
  const { contextOf, frameFor, texts } = desk
  const isWatched = (visitId: number) => live.windowsOf(visitId).length > 0
  const call = nowCall(desk, isWatched)

  return {
    page: (c: Context) => showPage(c),
    board: (c: Context) => showBoard(c),
    call: call.page,
    live: call.live,
    takeOver: call.takeOver,
    stopCall: stop,
    requestCheck: async (c: Context) => {
      await requestCheck(contextOf(c), staffOf(c))
      return c.req.header('Accept')?.includes('application/json') ? showCheck(c, 201) : showBoard(c)
    },
    giveUpCheck: async (c: Context) => c.body(null, (await giveUpCheck(contextOf(c), Number(c.req.param('id')))) ? 204 : 409),
    newestCheck: (c: Context) => showCheck(c, 200),
    sendAgain: async (c: Context) => {
      const isSent = await resendMessage(contextOf(c), Number(c.req.param('game')), staffOf(c))
      return showBoard(c, isSent ? { notice: texts.unsent.sending } : { notice: texts.unsent.gone, status: 404 })
    },
    showBoard,
  }

  /** A browser with a script has asked already. */
  async function stop(c: Context) {
    const id = c.req.param('id') ?? ''
    const isScripted = c.req.header('HX-Request') !== undefined
    const { sure, on } = await readForm(c)
    if (!isScripted && sure !== 'yes') return c.html(html`<!doctype html>${<StopCallPage id={id} {...frameFor(c)} />}`)
    const isStopped = await stopCall(await call.contextOf(c, id), id, staffOf(c))
    if (!isScripted && isStopped) return c.redirect('/operator', 303)
    const answer = isStopped ? { notice: texts.live.stopping } : { notice: texts.live.gone, status: 404 as const }
    if (!isScripted) return showPage(c, answer)
    return on === undefined ? showBoard(c, answer) : call.showPanel(c, id, answer)
  }

  async function showPage(c: Context, { notice, status = 200 }: Answer = {}) {
    const page = <OperatorPage {...await boardProps(c)} notice={notice} />
    return c.html(html`<!doctype html>${page}`, status)
  }

  async function showBoard(c: Context, { notice, status = 200 }: Answer = {}) {
    return c.html(<BoardUpdate {...await boardProps(c)} notice={notice} />, status)
  }

  async function boardProps(c: Context) {
    const number = showNumber(contextOf(c).phoneNumber)
    const [board, points] = await Promise.all([readBoard(contextOf(c), watch, isWatched), goLive.known()])
    const openPoints = points.filter(isOpen).length
    const { check: report } = board
    const isSilent = report?.state === 'over' && !hasReported(report)
    const examined = { report, readings: report ? interpretFindings(report) : [], number, isSilent }
    return { ...frameFor(c), board, openPoints, examined }
  }

  /** Answers `bun run scenario:check`, which polls the newest check, in JSON. */
  async function showCheck(c: Context, status: 200 | 201) {
    const number = showNumber(contextOf(c).phoneNumber)
    const check = await findNewestCheck(contextOf(c))
    return check
      ? c.json({ ...check, number }, status)
      : c.json({ error: { field: 'check', expected: 'a check that was requested before' } }, 404)
  }
}
