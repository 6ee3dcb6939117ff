import { relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { RentedNumber } from '../../scenario/emulator/cloud/account.ts'
import { createPretix } from '../../scenario/emulator/pretix.ts'
import { account, keepKey } from '../../scenario/emulator/stand-in-key.ts'
import { createStandIn, type StandIn } from '../../scenario/emulator/stand-in.ts'
import { phoneTextsIn } from '../../views/texts/simulator.ts'
import * as texts from '../../views/texts/stand-in.ts'
import { QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { routesOf } from '../doors/doors.ts'
import { simulator } from '../doors/simulator/simulator.tsx'
import {
  assets,
  createPassage,
  guardedSockets,
  guardForms,
  guardHandshakes,
  keptNowhere,
  mostSockets,
  mount,
  openToAll,
  securityHeaders,
  sitesOf,
} from '../http/http.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { runtime, type Runtime } from '../runtime.ts'
import { describeFailure } from '../store/store.ts'
import { digitsOf } from '../voximplant/deployment/deployment.ts'

const host = '127.0.0.1'
const usualPort = '3100'
const keyFolder = fileURLToPath(new URL('../../.stand-in', import.meta.url))

/**
 * `bun run stand-in [port]`: serves a local stand-in of a Voximplant account, to try out deploying and calling, and one of a pretix
 * shop, to try out its promo codes. Both start empty, and forget everything when they stop.
 */
async function main(port: string): Promise<void> {
  try {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new ConfigProblem(texts.noPort(port))
    await run(Number(port), readConfig(process.env))
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}

async function run(port: number, config: Config): Promise<void> {
  const { id, publicKey, path } = await keepKey(keyFolder)
  const url = `http://${host}:${port}`
  const {
    quiz: { language },
  } = await readQuiz(config.quiz)
  const standIn = createStandIn({ ...account, keys: [{ id, publicKey, roles: ['Owner'] }], numbers: rentedNumbers(config) }, url)
  const stopping = new AbortController()
  mountSimulator({ standIn, runtime, config, language, stopping: stopping.signal, report })
  const { app: tickets, shop } = createPretix()
  standIn.app.route('/', tickets)
  const listener = await runtime.serve(standIn.app, { port, host })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping.abort()
      standIn.emulator.close()
      void listener.stop().finally(() => process.exit(0))
    })
  }
  console.log(
    texts.standInIsUp({
      apiUrl: url,
      credentials: relative(process.cwd(), path),
      publicUrl: config.publicUrl === undefined ? `http://${host}:${config.port}` : null,
      smsFrom: `+${otherNumber}`,
    }),
    texts.shopIsUp({ event: `${url}/${shop.organizer}/${shop.event}/`, token: shop.tokens[0]?.token ?? '', items: shop.items }),
  )
}

const otherNumber = '74991234567'

/** The numbers in the settings, and one that can be the caller ID of callbacks and the sender of messages. */
function rentedNumbers({ phoneNumber, phoneNumberAbroad }: Config): RentedNumber[] {
  const unbound = { applicationId: null, ruleId: null, isSmsSupported: false, isSmsEnabled: false }
  const answering = [phoneNumber, phoneNumberAbroad]
    .filter((number) => number !== undefined)
    .map((number, at): RentedNumber => ({
      ...unbound,
      id: 101 + at,
      number: digitsOf(number),
      category: at === 0 ? 'TOLLFREE' : 'GEOGRAPHIC',
    }))
  return [...answering, { ...unbound, id: 110, number: otherNumber, category: 'GEOGRAPHIC', isSmsSupported: true }]
}

function report(error: unknown): void {
  console.error(describeFailure(error))
}

function explain(error: unknown): string {
  if (error instanceof ConfigProblem || error instanceof QuizFileProblem) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EACCES') return texts.portForbidden
  return code === 'EADDRINUSE' ? texts.portTaken : describeFailure(error)
}

type Options = {
  standIn: StandIn
  runtime: Runtime
  config: Config
  language: Quiz['language']
  stopping: AbortSignal
  report(error: unknown): void
}

/**
 * Adds the phone simulator to the stand-in at `/phone`. It calls into the deployed scenario, and rings when that scenario calls
 * out.
 */
export function mountSimulator({
  standIn: { app, emulator, inbox },
  runtime,
  config,
  language,
  stopping,
  report,
}: Options): void {
  const { phoneNumber, phoneNumberAbroad } = config
  const openSocket = guardedSockets({ runtime, report, addressOf: () => 'here', mostPerAddress: mostSockets.address })
  const sites = sitesOf({ publicUrl: undefined })
  const passage = createPassage({ tellOperator: console.warn })
  const door = simulator({
    emulator,
    texts: phoneTextsIn(language),
    openSocket,
    pavelNumbers: () => [phoneNumber, ...(phoneNumberAbroad ? [phoneNumberAbroad] : [])],
    stopping,
    report,
    inbox,
  })
  app.use('/phone/*', keptNowhere, securityHeaders(sites), guardHandshakes(sites, passage), guardForms(sites, passage))
  mount(app, routesOf({ assets, simulator: door }), openToAll).get('/', (c) => c.redirect('/phone'))
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv[2] ?? usualPort)
