import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import { phoneTextsIn } from '../views/texts/simulator.ts'
import { routesOf } from './doors/doors.ts'
import { monitoring } from './doors/monitoring/monitoring.ts'
import { operator } from './doors/operator/operator.tsx'
import { simulator } from './doors/simulator/simulator.tsx'
import { visitor, type VisitorDeps } from './doors/visitor/visitor.tsx'
import { voice } from './doors/voice/voice.ts'
import { receive } from './game/game.ts'
import {
  assets,
  createAddressOf,
  createLimits,
  guardedSockets,
  guardMetrics,
  guardOrigins,
  type Guards,
  handleFailures,
  limitByAddress,
  type LimitTable,
  mostSockets as usualMostSockets,
  mount,
  noticeStrangers,
  onlyFromThisMachine,
  requirePassword,
  securityHeaders,
  type Sites,
} from './http/http.ts'
import { type Monitor, withLogContext } from './monitoring/monitoring.ts'
import type { Runtime } from './runtime.ts'

export type AppDeps = Omit<VisitorDeps, 'openSocket' | 'isSecure' | 'limits' | 'addressOf' | 'mostWindows'> & {
  runtime: Runtime
  /** how many reverse proxies of ours stand in front of the server */
  proxies: number
  /** the networks of those that have public addresses */
  proxyNetworks?: readonly string[]
  /** replaces entries of the usual rate limits */
  limitTable?: Partial<LimitTable>
  mostSockets?: typeof usualMostSockets
  sites: Sites
  /** what the scenario signs with: the current secret first, then former ones that are still accepted */
  callbackSecrets: readonly string[]
  /** any of them opens the operator's door; with none, that door does not exist */
  operatorPasswords: readonly string[]
  /** null unless the phone simulator is on */
  emulator: Emulator | null
  /** the operator has asked for the phone simulator by name, so it answers everybody and not only this machine */
  isSimulatorOpen?: boolean
  /** aborted when the server stops */
  stopping: AbortSignal
  monitor: Monitor
  /** only this machine can reach the server */
  isLocal: boolean
  /** logs an unexpected error, without anything private */
  report(error: unknown): void
}

const neverKept = createMiddleware(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

/** Returns the server's app: every route of the table in doors/doors.ts whose door is open here. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, context, emulator, stopping, report, sites, monitor, isLocal, stageSettings } = deps
  const { callbackSecrets: secrets, operatorPasswords: passwords } = deps
  const { limitTable, mostSockets = usualMostSockets } = deps
  const { quiz, phoneNumber, phoneNumberAbroad } = stageSettings
  const addressOf = createAddressOf({ ...deps, tellOperator: context.tellOperator })
  const limits = createLimits({ db: context.db, disguise: context.disguise, report, record: monitor.record, limitTable })
  const openSocket = guardedSockets({ runtime, report, record: monitor.record, addressOf, mostPerAddress: mostSockets.address })
  const password = passwords.length > 0 ? requirePassword({ passwords, limits, addressOf, isSecure: sites.isSecure }) : null
  const isOnThisMachine = deps.isSimulatorOpen ? noticeStrangers({ runtime }, warnOfStrangers) : onlyFromThisMachine({ runtime })
  const guards: Guards = {
    anybody: [],
    scenario: [],
    monitoring: [guardMetrics({ password, isLocal, runtime })],
    telephone: [isOnThisMachine, limitByAddress('telephone', { limits, addressOf })],
    server: [isOnThisMachine],
    operator: password ? [password, bodyLimit({ maxSize: 16 * 1024 }), neverKept] : [],
  }
  const app = new Hono()
    .use((_, next) => withLogContext(next))
    .use(securityHeaders(sites))
    .use(except('/voice/*', compress(), guardOrigins(sites)))
  const routes = routesOf({
    assets,
    monitoring: monitoring(monitor),
    voice: voice({ secrets, limits, receive: (event, delivery) => receive(context, event, delivery), record: monitor.record }),
    visitor: visitor({ ...deps, openSocket, limits, addressOf, mostWindows: mostSockets.visit, isSecure: sites.isSecure }),
    operator: password && operator({ context, stageSettings }),
    simulator:
      emulator &&
      simulator({ emulator, texts: phoneTextsIn(quiz.language), openSocket, phoneNumber, phoneNumberAbroad, stopping, report }),
  })
  return handleFailures(mount(app, routes, guards), { texts, runtime, report })

  function warnOfStrangers() {
    context.tellOperator(
      'somebody uses the phone simulator who is not on this machine: /phone calls from any number that is typed there. ' +
        'Leave PHONE_SIMULATOR unset, unless that is what you want',
    )
  }
}
