import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { JSX } from 'hono/jsx/jsx-runtime'
import * as v from 'valibot'
import { NumberForm, type NumberProblem } from '../../../views/chat/number-form.tsx'
import type { Texts } from '../../../views/texts/texts.ts'
import type { StageSettings } from '../../conversation/conversation.ts'
import { type GivenNumber, openVisit } from '../../game/game.ts'
import { type AddressOf, type Limits, readForm, type TokenCookie } from '../../http/http.ts'
import { isAbroad, parseNumber } from '../../rules/number/number.ts'
import { type GameContext, isOutOfReach, type Visit } from '../../store/store.ts'
import { NumberFields } from './forms.ts'

type Deps = {
  context: GameContext
  stageSettings: StageSettings
  texts: Texts
  limits: Limits
  addressOf: AddressOf
  cookie: TokenCookie
  visitOf(c: Context): Promise<Visit | null>
  show(visit: Visit): Promise<JSX.Element>
}

/** Why a number was not taken now, and the seconds after which it may be. */
type NotNow = { problem: NumberProblem; status: 429 | 503; seconds: number }

/** A number is given: it opens the conversation, or gives an open one another number. */
export function number({ context, stageSettings, texts, limits, addressOf, cookie, visitOf, show }: Deps) {
  const { quiz } = stageSettings

  return new Hono().post('/', bodyLimit({ maxSize: 256 * 1024 }), async (c) => {
    const { phone, consent } = v.parse(NumberFields, await readForm(c))
    const form = (problem: NumberProblem) => (
      <NumberForm quiz={quiz} texts={texts} values={{ phone, consent: consent !== '' }} problem={problem} />
    )
    const given = parse(phone, consent)
    if ('problem' in given) return c.html(form(given.problem), 422)
    const visit = await take(c, given).catch(notNow)
    if (visit === 'played') return c.html(form(visit), 422)
    if ('problem' in visit) return c.html(form(visit.problem), visit.status, { 'Retry-After': String(visit.seconds) })
    return c.html(await show(visit))
  })

  async function take(c: Context, given: GivenNumber): Promise<Visit | 'played' | NotNow> {
    const former = await visitOf(c)
    const refusal = await tooMuch(c, former, given.phone)
    if (refusal) return refusal
    const token = former?.token ?? cookie.forNewVisit(c)
    const visit = await openVisit(context, token, given)
    if (visit !== 'played') cookie.keep(c, token)
    return visit
  }

  function parse(typed: string, consent: string): { problem: NumberProblem } | GivenNumber {
    const number = parseNumber(typed, { ours: ourNumbers(stageSettings) })
    if ('problem' in number) return number
    if (isAbroad(number.phone) && !stageSettings.phoneNumberAbroad) return { problem: 'abroad' }
    return consent === quiz.consent.version ? { phone: number.phone, consentVersion: consent } : { problem: 'no consent' }
  }

  /** Whoever gives his own number once more learns nothing by it. */
  async function tooMuch(c: Context, former: Visit | null, phone: string): Promise<NotNow | null> {
    const number = former?.phone === phone ? null : phone
    const full = await limits.count('visits', { address: addressOf(c), visit: former?.id, number })
    return full && { problem: full.for === 'number' ? 'asked too often' : 'too often', status: 429, seconds: full.seconds }
  }
}

/** A form that cannot be kept now is an answer in the chat, with what was typed still in it. */
function notNow(error: unknown): NotNow {
  if (isOutOfReach(error)) return { problem: 'unavailable', status: 503, seconds: 2 }
  throw error
}

function ourNumbers({ phoneNumber, phoneNumberAbroad }: StageSettings): string[] {
  return phoneNumberAbroad ? [phoneNumber, phoneNumberAbroad] : [phoneNumber]
}
