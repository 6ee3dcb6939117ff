import { Hono } from 'hono'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import type { VoiceEvent } from '../scenario/protocol.ts'
import { phoneTextsIn } from '../views/texts/simulator.ts'
import type { CampaignRegistry } from './campaigns/campaigns.ts'
import { monitoring } from './doors/monitoring/monitoring.ts'
import { operator } from './doors/operator/operator.tsx'
import { simulator } from './doors/simulator/simulator.tsx'
import { visitor, type VisitorDeps } from './doors/visitor/visitor.tsx'
import { voice } from './doors/voice/voice.ts'
import { receive, UnknownCall } from './game/game.ts'
import {
  assets,
  createAddressOf,
  createLimits,
  guardedSockets,
  guardOrigins,
  handleFailures,
  limitByAddress,
  type LimitTable,
  mostSockets as usualMostSockets,
  noticeStrangers,
  onlyFromThisMachine,
  requirePassword,
  securityHeaders,
  type Sites,
} from './http/http.ts'
import { type Monitor, withLogContext } from './monitoring/monitoring.ts'
import type { Runtime } from './runtime.ts'
import type { ServerContext } from './store/store.ts'

export type AppDeps = Omit<
  VisitorDeps,
  'openSocket' | 'isSecure' | 'limits' | 'addressOf' | 'mostWindows' | 'disguise' | 'hasOperator'
> & {
  server: Pick<ServerContext, 'db' | 'disguise' | 'tellOperator'>
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
  /** the language of what belongs to no campaign, and the numbers that the phone simulator offers to call */
  language: 'ru' | 'en'
  phoneNumber: string
  phoneNumberAbroad: string | undefined
  /** null unless the phone simulator is on */
  emulator: Emulator | null
  /** the operator has asked for the phone simulator by name, so it answers everybody and not only this machine */
  isSimulatorOpen?: boolean
  /** aborted when the server stops */
  stopping: AbortSignal
  monitor: Monitor
  /** logs an unexpected error, without anything private */
  report(error: unknown): void
}

/** Returns the server's app: the whole URL table. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, server, campaigns, emulator, stopping, report, sites, monitor, isLocal } = deps
  const { callbackSecrets: secrets, operatorPasswords: passwords } = deps
  const { limitTable, mostSockets = usualMostSockets } = deps
  const addressOf = createAddressOf({ ...deps, tellOperator: server.tellOperator })
  const limits = createLimits({ db: server.db, disguise: server.disguise, report, record: monitor.record, limitTable })
  const openSocket = guardedSockets({ runtime, report, record: monitor.record, addressOf, mostPerAddress: mostSockets.address })
  const password = passwords.length > 0 ? requirePassword({ passwords, limits, addressOf, isSecure: sites.isSecure }) : null
  const visitors = visitor({
    ...deps,
    disguise: server.disguise,
    openSocket,
    limits,
    addressOf,
    mostWindows: mostSockets.visit,
    isSecure: sites.isSecure,
    hasOperator: password !== null,
  })
  const app = new Hono()
    .use((_, next) => withLogContext(next))
    .use(securityHeaders(sites))
    .use(except('/voice/*', compress(), guardOrigins(sites)))
    .route('/', assets())
    .route('/', monitoring({ monitor, password, isLocal, runtime }))
    .route('/voice', voice({ secrets, limits, receive: receiveFrom(campaigns), record: monitor.record }))
    .route('/', visitors)
  if (password) app.route('/operator', operator({ campaigns, password }))
  if (emulator) {
    const simulatorTexts = phoneTextsIn(deps.language)
    const { phoneNumber, phoneNumberAbroad } = deps
    app.use('/phone/*', deps.isSimulatorOpen ? noticeStrangers({ runtime }, warnOfStrangers) : onlyFromThisMachine({ runtime }))
    app.use('/phone/*', except('/phone/sessions/*', limitByAddress('telephone', { limits, addressOf })))
    app.route(
      '/phone',
      simulator({ emulator, texts: simulatorTexts, openSocket, phoneNumber, phoneNumberAbroad, stopping, report }),
    )
  }
  return handleFailures(app, { texts, runtime, report })

  function warnOfStrangers() {
    server.tellOperator(
      'somebody uses the phone simulator who is not on this machine: /phone calls from any number that is typed there. ' +
        'Leave PHONE_SIMULATOR unset, unless that is what you want',
    )
  }
}

/** An event says which call it is of, and that says which campaign. */
function receiveFrom(campaigns: CampaignRegistry) {
  return (event: VoiceEvent, delivery: string | null) => {
    const [context] = campaigns.contexts()
    if (!context) throw new UnknownCall(event.call)
    return receive(context, event, delivery)
  }
}
