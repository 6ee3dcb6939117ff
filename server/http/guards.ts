import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Runtime } from '../runtime.ts'
import { guardForms, type Sites } from './origins.ts'
import type { Passage } from './passage.ts'
import { limitByAddress } from './rate-limits.ts'
import type { Guards } from './routes.ts'
import { type StaffDeps, staffOnly } from './staff-only.tsx'
import { guardMetrics, noticeStrangers, onlyFromThisMachine } from './this-machine.ts'
import { type FormerCookie, onlyByOurScripts } from './visit-token.ts'

type Deps = {
  runtime: Pick<Runtime, 'remoteAddress'>
  sites: Sites
  passage: Passage
  former: FormerCookie
  staff: StaffDeps
  /** requires a password of the metrics; null when none is set */
  password: MiddlewareHandler | null
  /** the server is meant for this machine alone */
  isLocal: boolean
  /** the phone simulator answers everybody and not only this machine */
  isSimulatorOpen?: boolean
  /** is called when somebody uses the open simulator who is not on this machine */
  warnOfStrangers(): void
}

/** The longest texts of a campaign take 30 kB, with six bytes for each letter. */
const mostBytes = 64 * 1024

/** Returns what stands before the routes of each role on this server. */
export function guardsOf({ runtime, sites, passage, former, staff, password, isLocal, ...deps }: Deps): Guards {
  const ownForms = guardForms(sites, passage)
  const isOnThisMachine = deps.isSimulatorOpen
    ? noticeStrangers({ runtime }, deps.warnOfStrangers)
    : onlyFromThisMachine({ runtime })
  const limitBody = bodyLimit({ maxSize: mostBytes })
  return {
    anybody: [ownForms],
    visitor: [onlyByOurScripts(former, passage)],
    scenario: [],
    'ticket office': [],
    monitoring: [guardMetrics({ password, isLocal, runtime })],
    telephone: [ownForms, isOnThisMachine, limitByAddress('telephone', staff)],
    server: [isOnThisMachine],
    observer: [ownForms, staffOnly('observer', staff)],
    operator: [ownForms, staffOnly('operator', staff), limitBody],
    'operator with files': [ownForms, staffOnly('operator', staff)],
    'observer or program': [ownForms, staffOnly('observer', staff, { mayBeProgram: true })],
    'operator or program': [ownForms, staffOnly('operator', staff, { mayBeProgram: true }), limitBody],
  }
}
