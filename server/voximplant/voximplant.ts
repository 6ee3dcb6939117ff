import * as v from 'valibot'
import { type Command, commander } from './command.ts'
import { readCredentials } from './credentials.ts'
import { refusalOf, VoximplantProblem } from './problem.ts'
import { refused } from './send.ts'

export type { Command, Parameters } from './command.ts'
export { type ProblemKind, VoximplantProblem } from './problem.ts'
export { type Answer, type CallSessions, createCallSessions, unusableSessionUrl } from './session.ts'

/**
 * An account of Voximplant's, through its Management API (voxengine.md §7). Everything here ends in a `VoximplantProblem`
 * when it does not end well, and repeats by itself only what cannot be done twice by it.
 */
export type Voximplant = {
  /** Starts the scenario of a rule. Gives the session's URL, a capability: the session runs, nobody has been called yet. */
  startScenario(start: Start): Promise<{ sessionUrl: string }>
  /** From a rented number as a two-way message, from a sender name as a one-way one. Numbers are E.164. */
  sendSms(sms: Sms): Promise<void>
  /** Any other command, by its own name, its reply parsed by a schema. */
  command: Command
}

type Options = {
  /** with its scheme and without a path: `https://api.voximplant.com` */
  apiUrl: string
  /** the path of a service account's key file, which is read once */
  credentialsFile: string
  now?: () => Date
  /** how long one request may take */
  patienceMs?: number
}

const usualPatienceMs = 10_000

/** Reads the key file; nothing is sent yet. Ends in a `VoximplantProblem` of the kind `credentials`. */
export async function openVoximplant(options: Options): Promise<Voximplant> {
  const { apiUrl, credentialsFile, now = () => new Date(), patienceMs = usualPatienceMs } = options
  const command = commander({ apiUrl, credentials: await readCredentials(credentialsFile), now, patienceMs })
  return {
    command,
    startScenario: (start) => startScenario(command, start),
    sendSms: (sms) => sendSms(command, sms),
  }
}

export type Start = { ruleId: number; /** at most 200 bytes in UTF-8 */ customData: string }

/** voxengine.md §1.4: one page says more, this is the one to trust. */
const mostCustomBytes = 200

/** `result: 1` is the session's start, and no more; without the URL the call could not be led. */
const Started = v.object({ result: v.literal(1), media_session_access_secure_url: v.pipe(v.string(), v.url()) })

/** As `Voximplant.startScenario`. */
export async function startScenario(command: Command, { ruleId, customData }: Start): Promise<{ sessionUrl: string }> {
  const bytes = new TextEncoder().encode(customData).length
  if (bytes > mostCustomBytes) {
    const sentence = `A scenario takes at most ${mostCustomBytes} bytes of custom data, and was to get ${bytes}. Nothing was sent.`
    throw new VoximplantProblem({ kind: 'request', sentence, mayBeRepeated: true })
  }
  const started = await command('StartScenarios', { rule_id: ruleId, script_custom_data: customData }, Started)
  return { sessionUrl: started.media_session_access_secure_url }
}

export type Sms = { from: string; to: string; text: string }

/** In characters (voxengine.md §6). */
const longestTwoWay = 765
const longestOneWay = 1600

const Sent = v.object({ result: v.number() })
const SentOneWay = v.object({
  failed: v.optional(v.array(v.object({ error_code: v.number(), error_description: v.optional(v.string(), '') })), []),
})

/** As `Voximplant.sendSms`. */
export async function sendSms(command: Command, { from, to, text }: Sms): Promise<void> {
  const isNumber = /^\+?\d{7,15}$/.test(from)
  refuseLong(text, isNumber ? longestTwoWay : longestOneWay)
  if (isNumber) await command('SendSmsMessage', { source: digitsOf(from), destination: digitsOf(to), sms_body: text }, Sent)
  else await sendOneWay(command, { from, to, text })
}

/** Goes to many at once, so what failed for one comes in a reply that is fine as a whole. */
async function sendOneWay(command: Command, { from, to, text }: Sms): Promise<void> {
  const {
    failed: [failure],
  } = await command('A2PSendSms', { src_number: from, dst_numbers: digitsOf(to), text }, SentOneWay)
  if (!failure) return
  const { error_code: code, error_description } = failure
  throw refused('A2PSendSms', { code, text: error_description }, refusalOf(code))
}

function refuseLong(text: string, longest: number): void {
  if (text.length <= longest) return
  const sentence = `A text message takes at most ${longest} characters, and this one has ${text.length}. Nothing was sent.`
  throw new VoximplantProblem({ kind: 'request', sentence, mayBeRepeated: true })
}

/** The vendor's samples write numbers without a plus. */
function digitsOf(e164: string): string {
  return e164.replace(/^\+/, '')
}
