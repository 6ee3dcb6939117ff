import { Hono } from 'hono'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import { phoneTextsIn } from '../views/texts/simulator.ts'
import { monitoring } from './doors/monitoring/monitoring.ts'
import { operator } from './doors/operator/operator.tsx'
import { phone } from './doors/simulator/simulator.tsx'
import { visitor, type VisitorDeps } from './doors/visitor/visitor.tsx'
import { voice } from './doors/voice/voice.ts'
import { receive } from './game/game.ts'
import {
  askPassword,
  assets,
  createAddressOf,
  createLimits,
  failures,
  guard,
  guardedSockets,
  headers,
  limitByAddress,
  type Measures,
  mostSockets as mostSocketsUsually,
  type Sites,
} from './http/http.ts'
import { type Monitor, withLogContext } from './monitoring/monitoring.ts'
import type { Runtime } from './runtime.ts'

export type AppDeps = Omit<VisitorDeps, 'openSocket' | 'isSecure' | 'limits' | 'addressOf' | 'mostWindows'> & {
  runtime: Runtime
  /** how many reverse proxies of ours stand before the server */
  proxies: number
  /** other limits than the usual ones */
  measures?: Partial<Measures>
  mostSockets?: typeof mostSocketsUsually
  sites: Sites
  /** what the scenario signs with: the current one first, then those that are still taken */
  callbackSecrets: readonly string[]
  /** each of them opens the operator's door; without any there is none */
  operatorPasswords: readonly string[]
  /** set where the phone simulator is on */
  emulator: Emulator | null
  stopping: AbortSignal
  monitor: Monitor
  /** nobody but this machine can reach the server */
  isLocal: boolean
  /** unexpected failures, told without anything private */
  report(error: unknown): void
}

/** The whole URL table. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, context, emulator, stopping, report, sites, monitor, isLocal } = deps
  const { callbackSecrets: secrets, operatorPasswords: passwords } = deps
  const { measures, mostSockets = mostSocketsUsually } = deps
  const addressOf = createAddressOf({ runtime, proxies: deps.proxies, tellOperator: context.tellOperator })
  const limits = createLimits({ db: context.db, disguise: context.disguise, report, record: monitor.record, measures })
  const openSocket = guardedSockets({ runtime, report, record: monitor.record, addressOf, mostPerAddress: mostSockets.address })
  const password = passwords.length > 0 ? askPassword({ passwords, limits, addressOf, isSecure: sites.isSecure }) : null
  const app = new Hono()
    .use((_, next) => withLogContext(next))
    .use(headers(sites))
    .use(compress())
    .use(except('/voice/*', guard(sites)))
    .route('/', assets(runtime))
    .route('/', monitoring({ monitor, password, isLocal }))
    .route(
      '/voice',
      voice({ secrets, limits, receive: (event, delivery) => receive(context, event, delivery), record: monitor.record }),
    )
    .route('/', visitor({ ...deps, openSocket, limits, addressOf, mostWindows: mostSockets.visit, isSecure: sites.isSecure }))
  if (password) app.route('/operator', operator({ context, stageSettings: deps.stageSettings, password }))
  if (emulator) {
    const { quiz, phoneNumber: ours, phoneNumberAbroad: oursAbroad } = deps.stageSettings
    app.use('/phone/*', except('/phone/sessions/*', limitByAddress('telephone', { limits, addressOf })))
    app.route('/phone', phone({ emulator, texts: phoneTextsIn(quiz.language), openSocket, ours, oursAbroad, stopping, report }))
  }
  return failures(app, { texts, runtime, report })
}
