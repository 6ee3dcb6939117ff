import { Hono } from 'hono'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import { phoneTextsIn } from '../views/texts.phone.ts'
import { failures } from './app/failures.tsx'
import { assets } from './app/assets.ts'
import { receive } from './game.ts'
import { phone } from './phone.tsx'
import type { Runtime } from './runtime.ts'
import { visitor, type VisitorDeps } from './visitor.tsx'
import { voice } from './voice.ts'

export type AppDeps = Omit<VisitorDeps, 'upgradeWebSocket'> & {
  runtime: Runtime
  secret: string
  /** set where the phone simulator is on */
  emulator: Emulator | null
  stopping: AbortSignal
  /** unexpected failures, told without anything private */
  report(error: unknown): void
}

const nothingFromElsewhere = {
  defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'"], connectSrc: ["'self'"],
  formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"],
}

/** The whole URL table. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, secret, world, emulator, stopping, report } = deps
  const { upgradeWebSocket } = runtime
  // For this host alone: the other hosts of the organiser's domain are his affair.
  const strictTransportSecurity = deps.isSecure && 'max-age=15552000'
  const app = new Hono()
    .use(except('/pictures/*', secureHeaders({ contentSecurityPolicy: nothingFromElsewhere, strictTransportSecurity })))
    .use(compress())
    .use(except('/voice/*', csrf()))
    .route('/', assets(runtime))
    .route('/voice', voice({ secret, receive: (event) => receive(world, event) }))
    .route('/', visitor({ ...deps, upgradeWebSocket }))
  if (emulator) {
    const { quiz, phoneNumber: ours, phoneNumberAbroad: oursAbroad } = deps.table
    app.route('/phone', phone({ emulator, texts: phoneTextsIn(quiz.language), upgradeWebSocket, ours, oursAbroad, stopping }))
  }
  return failures(app, { texts, report })
}
