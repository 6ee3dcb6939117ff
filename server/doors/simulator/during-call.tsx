import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { Typed } from '../../../views/simulator/dial.tsx'
import { callQuery, NewCall, PhoneUpdate, RingUpdate } from '../../../views/simulator/simulator.tsx'
import { Say } from '../../../views/simulator/talk.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { readForm } from '../../http/http.ts'
import { Keys, Speech, SpeechEnd, typedText } from './forms.ts'
import type { PhoneCall } from './phone-call.ts'
import type { Switchboard } from './switchboard.ts'

type Deps = {
  switchboard: Switchboard
  texts: PhoneTexts
  /** the fields of a telephone without a call */
  emptyForm: Typed
  limitBody: MiddlewareHandler
}
type Act = (c: Context, call: PhoneCall) => Response | Promise<Response>

/**
 * Returns what a caller can do in the call `:id`. A command that comes after the call has ended is not an error, because the page
 * already shows the end. Answers 404 for a call that the switchboard has forgotten.
 */
export function duringCall({ switchboard, texts, emptyForm, limitBody }: Deps) {
  return {
    answer: during((c, call) => {
      if (!call.answer()) return c.html(<RingUpdate ringing={switchboard.incomingCalls.ringingAt(null)} texts={texts} />, 409)
      c.header('HX-Replace-Url', `/phone?${callQuery(call.id, call.dialling.caller)}`)
      return c.html(<NewCall call={call} typed={call.dialling} texts={texts} />)
    }),
    decline: during((c, call) => {
      call.decline()
      return c.body(null, 204)
    }),
    speech: during(async (c, call) => {
      const form = await readForm(c)
      const parsed = v.safeParse(Speech, form)
      if (!parsed.success) {
        return c.html(<Say call={call.id} text={typedText(form.text)} refusal={texts.refusals.speech} texts={texts} />, 422)
      }
      call.say(parsed.output.text)
      return c.html(<Say call={call.id} texts={texts} />)
    }),
    keys: during(async (c, call) => {
      const parsed = v.safeParse(Keys, await readForm(c))
      if (!parsed.success) return c.text(texts.refusals.keys, 422)
      call.press(parsed.output.keys)
      return c.body(null, 204)
    }),
    speechEnds: during(async (c, call) => {
      const parsed = v.safeParse(SpeechEnd, await readForm(c))
      if (!parsed.success) return c.text(texts.refusals.phrase, 422)
      call.finishSaying(parsed.output.phrase)
      return c.body(null, 204)
    }),
    hangUp: during((c, call) => {
      call.hangUp()
      return c.body(null, 204)
    }),
    drop: during((c, call) => {
      call.drop()
      return c.body(null, 204)
    }),
  }

  function during(act: Act) {
    const answer = (c: Context) => {
      const call = switchboard.find(c.req.param('id') ?? '')
      return call
        ? act(c, call)
        : c.html(<PhoneUpdate call={null} typed={emptyForm} refusal={texts.refusals.gone} texts={texts} />, 404)
    }
    return [limitBody, answer] as const
  }
}
