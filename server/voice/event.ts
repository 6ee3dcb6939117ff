import * as v from 'valibot'
import type { VoiceEvent } from '../../scenario/protocol.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const Short = v.pipe(v.string(), v.maxLength(2_000))
const of = { call: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), seq: Count }

/** An event as it comes from the line. Fields that this version does not know are passed over. */
export const Event: v.GenericSchema<unknown, VoiceEvent> = v.variant('type', [
  v.object({
    ...of,
    type: v.literal('call.started'),
    direction: v.picklist(['inbound', 'outbound']),
    caller: Short,
    called: Short,
    control: Short,
    visit: v.exactOptional(Short),
  }),
  v.object({ ...of, type: v.literal('call.answered') }),
  v.object({ ...of, type: v.literal('speech.heard'), turn: Count, text: v.string(), confidence: Share }),
  v.object({ ...of, type: v.literal('keys.pressed'), turn: Count, keys: v.pipe(v.string(), v.regex(/^[0-9*#]{1,32}$/)) }),
  v.object({ ...of, type: v.literal('silence'), turn: Count }),
  v.object({ ...of, type: v.literal('turn.started'), turn: Count }),
  v.object({ ...of, type: v.literal('call.ended'), reason: Short, seconds: v.pipe(v.number(), v.minValue(0)) }),
  v.object({ ...of, type: v.literal('call.failed'), code: v.number(), reason: Short }),
])
