import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import { operatorTextsIn } from '../views/texts/operator.ts'
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
  staffCookie,
  staffOnly,
} from './http/http.ts'
import { type Monitor, withLogContext } from './monitoring/monitoring.ts'
import type { Runtime } from './runtime.ts'
import { createMarks, hasStaff, type StaffPasswords } from './staff/staff.ts'

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
  /** what the staff signs in with; with none, the operator's door does not exist */
  passwords: StaffPasswords
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

/** Returns the server's app: every route of the table in doors/doors.ts whose door is open here. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, context, emulator, stopping, report, sites, monitor, isLocal, stageSettings } = deps
  const { callbackSecrets: secrets, passwords } = deps
  const { limitTable, mostSockets = usualMostSockets } = deps
  const { quiz, phoneNumber, phoneNumberAbroad } = stageSettings
  const addressOf = createAddressOf({ ...deps, tellOperator: context.tellOperator })
  const limits = createLimits({ db: context.db, disguise: context.disguise, report, record: monitor.record, limitTable })
  const openSocket = guardedSockets({ runtime, report, record: monitor.record, addressOf, mostPerAddress: mostSockets.address })
  const password = hasStaff(passwords) ? requirePassword({ passwords, limits, addressOf }) : null
  const marks = createMarks(context.db, passwords)
  const cookie = staffCookie(sites)
  const staff = { context, passwords, marks, limits, addressOf, cookie, texts: operatorTextsIn(quiz.language) }
  const isOnThisMachine = deps.isSimulatorOpen ? noticeStrangers({ runtime }, warnOfStrangers) : onlyFromThisMachine({ runtime })
  const limitBody = bodyLimit({ maxSize: 16 * 1024 })
  const guards: Guards = {
    anybody: [],
    scenario: [],
    monitoring: [guardMetrics({ password, isLocal, runtime })],
    telephone: [isOnThisMachine, limitByAddress('telephone', { limits, addressOf })],
    server: [isOnThisMachine],
    observer: [staffOnly('observer', staff)],
    operator: [staffOnly('operator', staff), limitBody],
    'observer or program': [staffOnly('observer', staff, { mayBeProgram: true })],
    'operator or program': [staffOnly('operator', staff, { mayBeProgram: true }), limitBody],
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
    operator: hasStaff(passwords) ? operator({ context, stageSettings, staff }) : null,
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
