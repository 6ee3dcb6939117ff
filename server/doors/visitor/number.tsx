import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { JSX } from 'hono/jsx/jsx-runtime'
import * as v from 'valibot'
import { NumberForm, type NumberProblem } from '../../../views/chat/number-form.tsx'
import { type GivenNumber, openVisit } from '../../game/game.ts'
import { type AddressOf, type Limits, readForm, visitTokenOf } from '../../http/http.ts'
import { closedAt, waitingAt } from '../../rules/campaign/campaign.ts'
import { isAbroad, mayBeTexted, mayPlay, parseNumber } from '../../rules/phone-number/phone-number.ts'
import { type GameContext, isOutOfReach, type Visit } from '../../store/store.ts'
import type { CampaignOf, OpenCampaign } from './campaign.ts'
import { NumberFields } from './forms.ts'

type Deps = {
  campaignOf: CampaignOf
  limits: Limits
  addressOf: AddressOf
  visitOf(c: Context): Promise<Visit | null>
  show(campaign: OpenCampaign, visit: Visit): Promise<JSX.Element>
  /** renders what asks for the number */
  askNumber(campaign: OpenCampaign): JSX.Element
  report(error: unknown): void
}

type Typed = Omit<GivenNumber, 'addressDisguise'>

/** Why a number cannot be accepted now, and after how many seconds to try again. */
type NotNow = { problem: NumberProblem; status: 429 | 503; seconds: number }

/** Returns what takes a visitor's number. It opens a visit, or changes the number of an open one. */
export function number({ campaignOf, limits, addressOf, visitOf, show, askNumber, report }: Deps) {
  return [bodyLimit({ maxSize: 256 * 1024 }), takeNumber] as const

  async function takeNumber(c: Context) {
    const { phone, consent } = v.parse(NumberFields, await readForm(c))
    const campaign = campaignOf(c)
    const { context, texts } = campaign
    // Nobody agrees to another text than they were shown.
    const typed = { phone, consent: consent === context.consent.version }
    const form = (problem: NumberProblem) => (
      <NumberForm
        consent={context.consent}
        path={context.path}
        waiting={waitingAt(context.schedule, context.now())}
        texts={texts}
        values={typed}
        problem={problem}
      />
    )
    if (closedAt(context.schedule, context.now())) return c.html(askNumber(campaign), 422)
    const given = parse(context, phone, consent)
    if ('problem' in given) return c.html(form(given.problem), 422)
    const visit = await take(c, context, given).catch(notNow)
    if (visit === 'played') return c.html(form(visit), 422)
    if ('problem' in visit) return c.html(form(visit.problem), visit.status, { 'Retry-After': String(visit.seconds) })
    return c.html(await show(campaign, visit))
  }

  async function take(c: Context, context: GameContext, given: Typed): Promise<Visit | 'played' | NotNow> {
    const existing = await visitOf(c)
    const counted = await countAttempt(c, existing, given.phone)
    if ('problem' in counted) return counted
    const token = visitTokenOf(c)
    if (token === null) throw new HTTPException(403)
    return openVisit(context, token, { ...given, ...counted, addressDisguise: context.disguise(addressOf(c)) })
  }

  function parse(context: GameContext, typed: string, consent: string): { problem: NumberProblem } | Typed {
    const number = parseNumber(typed, { ours: ourNumbers(context) })
    if ('problem' in number) return number
    if (!mayPlay(number.phone, context)) return { problem: 'foreign' }
    if (isAbroad(number.phone) && !context.phoneNumberAbroad) return { problem: 'abroad' }
    if (context.isPrizeByMessage && !mayBeTexted(number.phone, context.callRules)) return { problem: 'no messages' }
    if (consent === context.consent.version) return { phone: number.phone, consentVersion: consent }
    return { problem: consent === '' ? 'no consent' : 'consent changed' }
  }

  /** While the database takes nothing, the form is rendered again with what was typed, instead of the failure page. */
  function notNow(error: unknown): NotNow {
    if (!isOutOfReach(error)) throw error
    report(error)
    return { problem: 'unavailable', status: 503, seconds: 2 }
  }

  /**
   * The limits by number, and by the numbers that an address asks about, hide who has played. A visitor who submits their own
   * number again learns nothing new, so it does not count.
   */
  async function countAttempt(c: Context, existing: Visit | null, phone: string): Promise<NotNow | Pick<Visit, 'tellsGame'>> {
    const address = addressOf(c)
    const tooOften = await limits.count('visits', { address, visit: existing?.id })
    if (tooOften) return { problem: 'too often', status: 429, seconds: tooOften.seconds }
    if (existing?.phone === phone) return { tellsGame: existing.tellsGame }
    const tellsGame = (await limits.count('questions', { address })) === null
    // A count that all addresses share would tell that the number was given elsewhere, and let a stranger shut its owner out.
    const askedTooOften = await limits.count('visits', { number: `${phone} from ${address}` })
    if (askedTooOften) return { problem: 'asked too often', status: 429, seconds: askedTooOften.seconds }
    return { tellsGame }
  }
}

function ourNumbers({ phoneNumber, phoneNumberAbroad }: GameContext): string[] {
  return phoneNumberAbroad ? [phoneNumber, phoneNumberAbroad] : [phoneNumber]
}
