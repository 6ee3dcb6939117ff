import * as v from 'valibot'
import type { VoiceEvent } from '../../../scenario/protocol.ts'

/** the largest value of PostgreSQL's `integer` */
const largestInteger = 2_147_483_647
const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestInteger))
const Seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(largestInteger))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
/** PostgreSQL's `text` cannot store a NUL, and returns a lone surrogate as another character. */
const Text = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll('\0', '').toWellFormed()),
)
const ShortText = v.pipe(Text, v.maxLength(2_000))
const CountFromZero = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestInteger))
const DeliveryReport = v.object({
  seq: Count,
  tries: CountFromZero,
  lost: CountFromZero,
  replyMs: v.exactOptional(CountFromZero),
})
const commonFields = {
  call: v.pipe(Text, v.minLength(1), v.maxLength(200)),
  seq: Count,
  before: v.exactOptional(v.pipe(v.array(DeliveryReport), v.maxLength(100))),
}

/** An event as the scenario sends it (scenario/protocol.ts). Fields that this version does not know are ignored. */
export const Event: v.GenericSchema<unknown, VoiceEvent> = v.variant('type', [
  v.object({
    ...commonFields,
    type: v.literal('call.started'),
    direction: v.picklist(['inbound', 'outbound']),
    caller: ShortText,
    called: ShortText,
    control: ShortText,
    // Scenarios from before versions were introduced send none. The reply tells them that they are too old.
    version: v.optional(Count, 1),
    session: v.optional(ShortText, ''),
    build: v.exactOptional(v.pipe(Text, v.maxLength(100))),
  }),
  v.object({ ...commonFields, type: v.literal('call.answered') }),
  v.object({
    ...commonFields,
    type: v.literal('speech.heard'),
    turn: Count,
    text: Text,
    confidence: Share,
    interrupted: v.exactOptional(CountFromZero),
    corrects: v.exactOptional(v.literal(true)),
  }),
  v.object({
    ...commonFields,
    type: v.literal('keys.pressed'),
    turn: Count,
    keys: v.pipe(v.string(), v.regex(/^[0-9*#]{1,32}$/)),
  }),
  v.object({ ...commonFields, type: v.literal('silence'), turn: Count }),
  v.object({ ...commonFields, type: v.literal('turn.started'), turn: Count }),
  v.object({ ...commonFields, type: v.literal('machine.answered') }),
  v.object({
    ...commonFields,
    type: v.literal('call.examined'),
    findings: v.record(v.pipe(Text, v.maxLength(60)), v.pipe(Text, v.maxLength(500))),
  }),
  v.object({
    ...commonFields,
    type: v.literal('call.ended'),
    reason: ShortText,
    seconds: Seconds,
    by: v.exactOptional(v.picklist(['pavel', 'caller', 'line'])),
    interruptions: v.exactOptional(
      v.object({ stops: CountFromZero, saidAgain: CountFromZero, echoes: CountFromZero, longestStopMs: CountFromZero }),
    ),
  }),
  v.object({ ...commonFields, type: v.literal('call.failed'), code: v.number(), reason: ShortText }),
])
