import * as v from 'valibot'
import type { VoiceEvent } from '../../../scenario/protocol.ts'

/** as far as PostgreSQL's `integer` goes */
const mostOf = 2_147_483_647
const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostOf))
const Seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(mostOf))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
/** PostgreSQL's `text` holds no NUL, and half of a surrogate pair comes back from it as another character. */
const Text = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll('\0', '').toWellFormed()),
)
const Short = v.pipe(Text, v.maxLength(2_000))
const Tries = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOf))
const Switchboard = v.object({ seq: Count, tries: Tries, lost: Tries, replyMs: v.exactOptional(Tries) })
const of = {
  call: v.pipe(Text, v.minLength(1), v.maxLength(200)),
  seq: Count,
  before: v.exactOptional(v.pipe(v.array(Switchboard), v.maxLength(100))),
}

/** An event as it comes from the line. Fields that this version does not know are passed over. */
export const Event: v.GenericSchema<unknown, VoiceEvent> = v.variant('type', [
  v.object({
    ...of,
    type: v.literal('call.started'),
    direction: v.picklist(['inbound', 'outbound']),
    caller: Short,
    called: Short,
    control: Short,
    // a scenario from before there were versions names none, and learns in the reply that it is too old
    version: v.optional(Count, 1),
    session: v.optional(Short, ''),
  }),
  v.object({ ...of, type: v.literal('call.answered') }),
  v.object({ ...of, type: v.literal('speech.heard'), turn: Count, text: Text, confidence: Share }),
  v.object({ ...of, type: v.literal('keys.pressed'), turn: Count, keys: v.pipe(v.string(), v.regex(/^[0-9*#]{1,32}$/)) }),
  v.object({ ...of, type: v.literal('silence'), turn: Count }),
  v.object({ ...of, type: v.literal('turn.started'), turn: Count }),
  v.object({ ...of, type: v.literal('machine.answered') }),
  v.object({
    ...of,
    type: v.literal('call.examined'),
    findings: v.record(v.pipe(Text, v.maxLength(60)), v.pipe(Text, v.maxLength(500))),
  }),
  v.object({
    ...of,
    type: v.literal('call.ended'),
    reason: Short,
    seconds: Seconds,
    by: v.exactOptional(v.picklist(['pavel', 'caller', 'line'])),
  }),
  v.object({ ...of, type: v.literal('call.failed'), code: v.number(), reason: Short }),
])
