import { Hono } from 'hono'
import * as v from 'valibot'
import { Forget } from '../../views/operator/forget.tsx'
import type { OperatorTexts } from '../../views/texts.operator.ts'
import { readForm } from '../app/form.ts'
import type { World } from '../game/world.ts'
import { maskNumber, parseNumber } from '../number.ts'
import { erase, isNothing } from '../privacy.ts'

type ErasureDeps = { world: World; texts: OperatorTexts }

/** A field that is missing, or comes as a file or several times, is the same as an empty one. */
const Fields = v.object({ phone: v.fallback(v.string(), '') })

/** `POST /`: erases whoever has the number, and says what there was. 422 where it is no number. */
export function erasures({ world, texts }: ErasureDeps) {
  const { forget } = texts
  return new Hono().post('/', async (c) => {
    const { phone: typed } = v.parse(Fields, await readForm(c))
    const number = parseNumber(typed, { ours: [] })
    if ('problem' in number) return c.html(<Forget texts={texts} problem={forget.noNumber} value={typed} />, 422)
    const erased = await erase(world, number.phone)
    const shown = maskNumber(number.phone)
    return c.html(<Forget texts={texts} notice={isNothing(erased) ? forget.nothing(shown) : forget.done(shown, erased)} />)
  })
}
