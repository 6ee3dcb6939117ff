import type { Context } from 'hono'
import * as v from 'valibot'
import type { DeskFrame } from '../../../views/operator/desk-page.tsx'
import { GiveBack } from '../../../views/operator/give-back.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { giveBackAttempt, deedReasons } from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { maskNumber, parseNumber } from '../../rules/phone-number/phone-number.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = {
  contextOf(c: Context): GameContext
  frameFor(c: Context): DeskFrame
  texts: OperatorTexts
  showBoard(c: Context, answer: { notice: string; status: 200 | 404 }): Promise<Response>
}

/** The button beside a game names the game, the form names a number. A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({
  phone: v.fallback(v.string(), ''),
  game: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number))), null),
  reason: v.fallback(v.picklist(deedReasons), 'other'),
})

/**
 * Returns what gives an attempt back. To the button it answers with the board, and 404 where nothing was to
 * be given back; to the form with the form, and 422 where it got no telephone number.
 */
export function attempts({ contextOf, frameFor, texts, showBoard }: Deps) {
  const { attempt } = texts.unusual
  return async (c: Context) => {
    const { phone: typed, game, reason } = v.parse(Fields, await readForm(c))
    if (game !== null) {
      const given = await giveBackAttempt(contextOf(c), { game }, reason, staffOf(c))
      return showBoard(c, given ? { notice: attempt.done(given), status: 200 } : { notice: attempt.nothing(null), status: 404 })
    }
    const number = parseNumber(typed, { ours: [] })
    if ('problem' in number)
      return c.html(<GiveBack {...frameFor(c)} problem={attempt.noNumber} value={typed} reason={reason} />, 422)
    const given = await giveBackAttempt(contextOf(c), number, reason, staffOf(c))
    const notice = given ? attempt.done(given) : attempt.nothing(maskNumber(number.phone))
    return c.html(<GiveBack {...frameFor(c)} notice={notice} />)
  }
}
