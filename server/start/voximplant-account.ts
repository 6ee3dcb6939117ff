import { readFile } from 'node:fs/promises'
import { createEmulator, type Emulator } from '../../scenario/emulator/emulator.ts'
import { type Config, ConfigProblem } from '../config.ts'
import type { MessageProblem, OrderProblem } from '../game/game.ts'
import { isLoopback } from '../rules/network-address/network-address.ts'
import type { Caller, Sms } from '../store/store.ts'
import { type Balance, openVoximplant, type ProblemKind, type Voximplant, VoximplantProblem } from '../voximplant/voximplant.ts'

/** What the Voximplant account can do for visitors, and what is on it. Each is null while the settings for it are incomplete. */
export type Account = { caller: Caller | null; sms: Sms | null; readBalance: (() => Promise<Balance | null>) | null }

/**
 * Opens the Voximplant account that the settings name, if any; `now` dates its keys. Throws `VoximplantProblem` when its key file cannot be used, and
 * `ConfigProblem` when promo codes are to go out by message and no message can be sent.
 */
export async function openAccount(
  { voximplant, callsPerMinute, isPrizeByMessage }: Config,
  tellOperator: (sentence: string) => void,
  now: () => Date,
): Promise<Account> {
  const { credentials, apiUrl, ruleId, callerId, smsFrom } = voximplant
  if (isPrizeByMessage && !(credentials && smsFrom)) throw new ConfigProblem(noMessages)
  if (!credentials) return { caller: null, sms: null, readBalance: null }
  const account = await openVoximplant({ apiUrl, credentialsFile: credentials, now })
  const isComplete = ruleId !== undefined && callerId !== undefined
  if (!isComplete)
    tellOperator('nobody can be called back: set VOXIMPLANT_RULE_ID and VOXIMPLANT_CALLER_ID, as scenario:deploy prints them')
  return {
    caller: isComplete
      ? callerFor(account, ruleId, { from: callerId, perMinute: callsPerMinute, ringsAtAnyHour: isLoopback(apiUrl) })
      : null,
    sms: smsFrom ? { send: (to, text) => account.sendSms({ from: smsFrom, to, text }).catch(throwMessageProblem) } : null,
    readBalance: account.readBalance,
  }
}

const noMessages =
  'PRIZE_BY_MESSAGE: expected off, or VOXIMPLANT_CREDENTIALS and VOXIMPLANT_SMS_FROM to send messages with, found on without both'

function callerFor(account: Voximplant, ruleId: number, caller: Omit<Caller, 'order'>): Caller {
  return {
    ...caller,
    order: (order) => account.startScenario({ ruleId, customData: JSON.stringify(order) }).catch(throwOrderProblem),
  }
}

/** The outcome of a callback for each kind of refusal; null where it may be tried again. */
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

function throwOrderProblem(problem: unknown): never {
  if (!(problem instanceof VoximplantProblem)) throw problem
  throw Object.assign(problem, { outcome: outcomes[problem.kind] })
}

function throwMessageProblem(problem: unknown): never {
  if (!(problem instanceof VoximplantProblem)) throw problem
  throw Object.assign(problem, { isUnsent: problem.mayBeRepeated } satisfies Pick<MessageProblem, 'isUnsent'>)
}

/**
 * Returns an emulator that runs the built scenario. The scenario sends its events to this server at `url`, signed with `secret`,
 * and its call sessions are reached through the simulator's door. Throws when the scenario has not been built.
 */
export async function emulate(url: string, secret: string): Promise<Emulator> {
  const script = await readFile(new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
  return createEmulator({
    script,
    secrets: { CALLBACK_URL: new URL('voice/events', url).href, CALLBACK_SECRET: secret },
    accessUrl: new URL('phone/sessions', url).href,
    speech: () => 'by hand',
  })
}

/** Returns a caller that places Pavel's calls in the emulator, where the phone simulator answers them. */
export function emulatedCaller(emulator: Emulator, { phoneNumber, callsPerMinute, voximplant }: Config): Caller {
  return {
    from: voximplant.callerId ?? phoneNumber,
    perMinute: callsPerMinute,
    ringsAtAnyHour: true,
    order: async (order) => ({ sessionUrl: emulator.start({ customData: JSON.stringify(order) }).accessUrl }),
  }
}
