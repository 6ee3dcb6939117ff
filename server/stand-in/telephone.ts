import { Hono } from 'hono'
import { phoneTextsIn } from '../../views/texts.phone.ts'
import { assets } from '../app/assets.ts'
import { guard } from '../app/guard.ts'
import { headers } from '../app/headers.ts'
import { sitesOf } from '../app/sites.ts'
import { guardedSockets } from '../app/sockets.ts'
import type { Config } from '../config.ts'
import { phone } from '../phone.tsx'
import { mostSockets } from '../limits/measures.ts'
import type { Quiz } from '../quiz/schema.ts'
import type { Runtime } from '../runtime.ts'
import type { StandIn } from './app.ts'

type Options = {
  standIn: StandIn
  runtime: Runtime
  config: Config
  language: Quiz['language']
  stopping: AbortSignal
  report(error: unknown): void
}

/** The telephone in the browser, at `/phone`: it calls into what was deployed, and rings when that calls. */
export function installTelephone({ standIn: { app, emulator }, runtime, config, language, stopping, report }: Options): void {
  const { phoneNumber: ours, phoneNumberAbroad: oursAbroad } = config
  const openSocket = guardedSockets({ runtime, report, addressOf: () => 'here', mostPerAddress: mostSockets.address })
  const sites = sitesOf({ publicUrl: undefined, allowedOrigins: [] })
  const door = new Hono()
    .use(headers(sites), guard(sites))
    .route('/', phone({ emulator, texts: phoneTextsIn(language), openSocket, ours, oursAbroad, stopping, report }))
  app
    .route('/', assets(runtime))
    .route('/phone', door)
    .get('/', (c) => c.redirect('/phone'))
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv[2] ?? usualPort)
