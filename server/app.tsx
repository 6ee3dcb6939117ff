import type { Hono, MiddlewareHandler } from 'hono'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { Emulator } from '../scenario/emulator/emulator.ts'
import type { VoiceEvent } from '../scenario/protocol.ts'
import { operatorTextsIn } from '../views/texts/operator.ts'
import { phoneTextsIn } from '../views/texts/simulator.ts'
import type { CampaignRegistry } from './campaigns/campaigns.ts'
import { routesOf } from './doors/doors.ts'
import { monitoring } from './doors/monitoring/monitoring.ts'
import { offices } from './doors/offices/offices.ts'
import { type GoLive, operator } from './doors/operator/operator.tsx'
import { rehearsal, type RehearsalLines } from './doors/rehearsal/rehearsal.tsx'
import { simulator } from './doors/simulator/simulator.tsx'
import { visitor, type VisitorDeps } from './doors/visitor/visitor.tsx'
import { voice } from './doors/voice/voice.ts'
import { receive, type Recounts, UnknownCall } from './game/game.ts'
import {
  assets,
  createAddressOf,
  createLimits,
  formerCookie,
  guardedSockets,
  guardHandshakes,
  guardsOf,
  handleFailures,
  type LimitTable,
  mostSockets as usualMostSockets,
  mount,
  newApp,
  refuseNul,
  requirePassword,
  sitesOf,
  staffCookie,
} from './http/http.ts'
import { type Monitor, type ServerWatch, withLogContext } from './monitoring/monitoring.ts'
import type { Runtime } from './runtime.ts'
import { createMarks, hasStaff, type StaffPasswords } from './staff/staff.ts'
import { exceptOutages, type ServerContext } from './store/store.ts'

export type AppDeps = Omit<
  VisitorDeps,
  'campaigns' | 'openSocket' | 'former' | 'limits' | 'addressOf' | 'mostWindows' | 'hasOperator'
> & {
  campaigns: CampaignRegistry
  server: Pick<ServerContext, 'db' | 'now' | 'disguise' | 'tellOperator'>
  /** the language of the pages that belong to no campaign, and the numbers that the phone simulator offers to call */
  language: 'ru' | 'en'
  phoneNumber: string
  phoneNumberAbroad: string | undefined
  runtime: Runtime
  /** how many reverse proxies of ours stand in front of the server */
  proxies: number
  /** the networks of those that have public addresses */
  proxyNetworks?: readonly string[]
  /** replaces entries of the usual rate limits */
  limitTable?: Partial<LimitTable>
  mostSockets?: typeof usualMostSockets
  /** the address that browsers know this server by; undefined where it is that of the request */
  publicUrl: string | undefined
  /** after how many days this server forgets people by itself; null: never */
  keptDays: number | null
  /** what the scenario signs with: the current secret first, then former ones that are still accepted */
  callbackSecrets: readonly string[]
  /** what the staff signs in with; with none, the operator's door does not exist */
  passwords: StaffPasswords
  /** how much work it is to make the mark of a password; what it is anyway when omitted */
  markWork?: number
  /** the one password there is was made up, so that programs on this machine need none */
  hasMadePassword?: boolean
  /** the telephones on which drafts are played */
  rehearsalLines: RehearsalLines
  /** what counts games anew */
  recounts: Recounts
  /** null unless the phone simulator is on */
  emulator: Emulator | null
  /** the operator has asked for the phone simulator by name, so it answers everybody and not only this machine */
  isSimulatorOpen?: boolean
  /** aborted when the server stops */
  stopping: AbortSignal
  monitor: Monitor
  /** how this server does */
  watch: ServerWatch
  /** what looks at every request as it arrives */
  arrivals: MiddlewareHandler[]
  goLive: GoLive
  /** logs an unexpected error, without anything private */
  report(error: unknown): void
}

/** Returns the server's app: every route of the table in doors/doors.ts whose door is open here. */
export function createApp(deps: AppDeps): Hono {
  const { runtime, texts, language, server, campaigns, emulator, stopping, report, monitor, watch, passage } = deps
  const { callbackSecrets: secrets, passwords } = deps
  const { limitTable, mostSockets = usualMostSockets } = deps
  const { phoneNumber, phoneNumberAbroad } = deps
  const sites = sitesOf(deps)
  const addressOf = createAddressOf({ ...deps, tellOperator: server.tellOperator })
  const limits = createLimits({ db: server.db, disguise: server.disguise, report, record: monitor.record, limitTable })
  const sockets = { runtime, report, record: monitor.record, passage, addressOf }
  const openSocket = guardedSockets({ ...sockets, mostPerAddress: mostSockets.address })
  const password = hasStaff(passwords) && !deps.hasMadePassword ? requirePassword({ passwords, limits, addressOf }) : null
  const marks = createMarks(server.db, passwords, deps.markWork)
  const cookie = staffCookie(sites)
  const contextOf = () => campaigns.first()
  const staff = {
    contextOf,
    passwords,
    marks,
    limits,
    addressOf,
    cookie,
    passage,
    texts: operatorTextsIn(language),
    report: exceptOutages(report),
  }
  const former = formerCookie(sites)
  const guards = guardsOf({ ...deps, sites, passage, former, staff, password, warnOfStrangers })
  const app = newApp(sites)
    .use((_, next) => withLogContext(next), ...deps.arrivals, refuseNul)
    .use(except('/voice/*', compress(), guardHandshakes(sites, passage)))
  const visitorDeps = {
    ...deps,
    openSocket,
    limits,
    addressOf,
    former,
    mostWindows: mostSockets.visit,
    hasOperator: hasStaff(passwords),
  }
  const routes = routesOf({
    assets,
    monitoring: monitoring(monitor),
    voice: voice({ ...server, ...monitor, secrets, limits, receive: receiveFrom(campaigns), noteTime: watch.noteCloudTime }),
    offices: offices({ server, limits, addressOf }),
    visitor: visitor(visitorDeps),
    operator: hasStaff(passwords)
      ? operator({
          staff,
          campaigns,
          announceCampaigns: deps.live.announceCampaigns,
          isSecure: sites.isSecure,
          siteOf: sites.siteOf,
          publicUrl: deps.publicUrl,
          recounts: deps.recounts,
          watch,
          live: deps.live,
          keptDays: deps.keptDays,
          goLive: deps.goLive,
        })
      : null,
    rehearsal: hasStaff(passwords)
      ? rehearsal({ ...visitorDeps, campaigns, lines: deps.rehearsalLines, operatorTexts: staff.texts })
      : null,
    simulator: emulator && simulator({ emulator, texts: phoneTextsIn(language), openSocket, pavelNumbers, stopping, report }),
  })
  return handleFailures(mount(app, routes, guards), { texts, runtime, passage, report })

  /** Those of the campaigns, the oldest first, and those of the settings. */
  function pavelNumbers() {
    const all = [...campaigns.contexts(), { phoneNumber, phoneNumberAbroad }]
    const [first = phoneNumber, ...others] = all.flatMap((each) => [each.phoneNumber, each.phoneNumberAbroad ?? []].flat())
    return [first, ...others] as const
  }

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
