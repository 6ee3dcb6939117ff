import { readFile } from 'node:fs/promises'
import { createEmulator, type Emulator } from '../../scenario/emulator/emulator.ts'
import type { Config } from '../config.ts'
import type { MessageProblem, OrderProblem } from '../game/game.ts'
import { isLoopback } from '../rules/address/address.ts'
import type { Caller, Sms } from '../store/store.ts'
import { openVoximplant, type ProblemKind, type Voximplant, VoximplantProblem } from '../voximplant/voximplant.ts'

/** What the account can do for visitors; null where something for it is not set. */
export type Account = { caller: Caller | null; sms: Sms | null }

/** Opens the account that the settings name, if any. Ends in a `VoximplantProblem` where its key file cannot be used. */
export async function openAccount(
  { voximplant, callsPerMinute }: Config,
  tellOperator: (sentence: string) => void,
): Promise<Account> {
  const { credentials, apiUrl, ruleId, callerId, smsFrom } = voximplant
  if (!credentials) return { caller: null, sms: null }
  const account = await openVoximplant({ apiUrl, credentialsFile: credentials })
  const isComplete = ruleId !== undefined && callerId !== undefined
  if (!isComplete)
    tellOperator('nobody can be called back: set VOXIMPLANT_RULE_ID and VOXIMPLANT_CALLER_ID, as scenario:deploy prints them')
  return {
    caller: isComplete
      ? callerFor(account, ruleId, { from: callerId, perMinute: callsPerMinute, ringsAtAnyHour: isLoopback(apiUrl) })
      : null,
    sms: smsFrom ? { send: (to, text) => account.sendSms({ from: smsFrom, to, text }).catch(asMessageProblem) } : null,
  }
}

function callerFor(account: Voximplant, ruleId: number, caller: Omit<Caller, 'order'>): Caller {
  return {
    ...caller,
    order: (order) => account.startScenario({ ruleId, customData: JSON.stringify(order) }).catch(asOrderProblem),
  }
}

/** What each kind of refusal means for the visitor; null where another try may help. */
const outcomes: Record<ProblemKind, OrderProblem['outcome']> = {
  money: 'no money',
  number: 'impossible',
  rate: null,
  away: null,
  credentials: 'failed',
  rights: 'failed',
  clock: 'failed',
  rule: 'failed',
  request: 'failed',
}

function asOrderProblem(problem: unknown): never {
  if (!(problem instanceof VoximplantProblem)) throw problem
  throw Object.assign(problem, { outcome: outcomes[problem.kind] })
}

function asMessageProblem(problem: unknown): never {
  if (!(problem instanceof VoximplantProblem)) throw problem
  throw Object.assign(problem, { isUnsent: problem.mayBeRepeated } satisfies Pick<MessageProblem, 'isUnsent'>)
}

/** The built scenario in the emulator, reporting to this very server at `url`; its sessions are reached through the phone door. */
export async function emulate(url: string, secret: string): Promise<Emulator> {
  const script = await readFile(new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
  return createEmulator({
    script,
    secrets: { CALLBACK_URL: new URL('/voice/events', url).href, CALLBACK_SECRET: secret },
    accessUrl: new URL('/phone/sessions', url).href,
    speech: () => 'by hand',
  })
}

/** Pavel calls the telephones of the simulator. */
export function emulatedCaller(emulator: Emulator, { phoneNumber, callsPerMinute, voximplant }: Config): Caller {
  return {
    from: voximplant.callerId ?? phoneNumber,
    perMinute: callsPerMinute,
    ringsAtAnyHour: true,
    order: async (order) => ({ sessionUrl: emulator.start({ customData: JSON.stringify(order) }).accessUrl }),
  }
}
