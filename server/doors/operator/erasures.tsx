import type { Context } from 'hono'
import * as v from 'valibot'
import { Forget } from '../../../views/operator/forget.tsx'
import { readForm, staffOf } from '../../http/http.ts'
import { erase, isNothing } from '../../privacy/privacy.ts'
import { maskNumber, parseNumber } from '../../rules/phone-number/phone-number.ts'
import type { DeskDeps } from './desk.ts'

/** A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({ phone: v.fallback(v.string(), '') })

/**
 * Returns what erases the person with the given number and renders what was erased. Answers 422 when it is
 * not a telephone number.
 */
export function erasures({ contextOf, texts }: Pick<DeskDeps, 'contextOf' | 'texts'>) {
  const { forget } = texts
  return async (c: Context) => {
    const { phone: typed } = v.parse(Fields, await readForm(c))
    const number = parseNumber(typed, { ours: [] })
    if ('problem' in number) return c.html(<Forget texts={texts} problem={forget.noNumber} value={typed} />, 422)
    const erased = await erase(contextOf(c), number.phone, staffOf(c))
    const shown = maskNumber(number.phone)
    return c.html(<Forget texts={texts} notice={isNothing(erased) ? forget.nothing(shown) : forget.done(shown, erased)} />)
  }
}
