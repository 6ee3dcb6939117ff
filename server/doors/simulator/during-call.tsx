import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { callQuery, NewCall, PhoneUpdate, RingUpdate } from '../../../views/simulator/simulator.tsx'
import { Say } from '../../../views/simulator/talk.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { readForm } from '../../http/http.ts'
import { Dictation, Keys, Speech, SpeechEnd, typedText } from './forms.ts'
import type { PhoneCall } from './phone-call.ts'
import type { Telephone } from './telephone.ts'

type Deps = { telephoneOf(c: Context): Telephone; texts: PhoneTexts; limitBody: MiddlewareHandler }
type Act = (c: Context, call: PhoneCall, telephone: Telephone) => Response | Promise<Response>

/**
 * Returns what a caller can do in the call `:id`. A command that comes after the call has ended is not an error, because the page
 * already shows the end. Answers 404 for a call that the switchboard has forgotten.
 */
export function duringCall({ telephoneOf, texts, limitBody }: Deps) {
  return {
    answer: during((c, call, { base, switchboard: { incomingCalls } }) => {
      if (!call.answer()) return c.html(<RingUpdate base={base} ringing={incomingCalls.ringingAt(null)} texts={texts} />, 409)
      c.header('HX-Replace-Url', `${base}?${callQuery(call.id, call.dialling.caller)}`)
      return c.html(<NewCall base={base} call={call} typed={call.dialling} texts={texts} />)
    }),
    decline: during((c, call) => {
      call.decline()
      return c.body(null, 204)
    }),
    speech: during(async (c, call, { base }) => {
      const form = await readForm(c)
      const parsed = v.safeParse(Speech, form)
      if (!parsed.success) {
        const text = typedText(form.text)
        return c.html(<Say base={base} call={call.id} text={text} refusal={texts.refusals.speech} texts={texts} />, 422)
      }
      call.say(parsed.output.text)
      return c.html(<Say base={base} call={call.id} texts={texts} />)
    }),
    dictation: during(async (c, call) => {
      const parsed = v.safeParse(Dictation, await readForm(c))
      if (!parsed.success) return c.text(texts.refusals.speech, 422)
      call.dictate(parsed.output.text, parsed.output.isFinal)
      return c.body(null, 204)
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
      const telephone = telephoneOf(c)
      const { base, switchboard, emptyForm } = telephone
      const call = switchboard.find(c.req.param('id') ?? '')
      return call
        ? act(c, call, telephone)
        : c.html(<PhoneUpdate base={base} call={null} typed={emptyForm()} refusal={texts.refusals.gone} texts={texts} />, 404)
    }
    return [limitBody, answer] as const
  }
}
