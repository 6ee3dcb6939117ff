import * as v from 'valibot'
import type { Command } from './command.ts'
import { VoximplantProblem } from './problem.ts'
import { refusalOf } from './refusals.ts'
import { refused } from './send.ts'

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
