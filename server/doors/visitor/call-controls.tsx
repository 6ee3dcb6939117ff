import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ComposerPush, StagePush } from '../../../views/chat/push.tsx'
import type { Texts } from '../../../views/texts/texts.ts'
import { readStage, type StageSettings } from '../../conversation/conversation.ts'
import { cancelCallback, handleTypedInput, requestCallback, type TypedInput } from '../../game/game.ts'
import { type AddressOf, type Limits, readForm } from '../../http/http.ts'
import type { GameContext, Visit } from '../../store/store.ts'
import { CommandFields } from './forms.ts'

type Deps = {
  context: GameContext
  stageSettings: StageSettings
  texts: Texts
  limits: Limits
  addressOf: AddressOf
  visitOf(c: Context): Promise<Visit | null>
}

/**
 * What a visitor does to the telephone from the browser: asks to be called, thinks better of it, presses a command, hangs up.
 * Every answer is the stage as it is then, whether or not the wish could be granted (422 where it could not); whoever asks for too
 * much is told so alone.
 */
export function line({ context, stageSettings, texts, limits, addressOf, visitOf }: Deps) {
  return new Hono()
    .use(bodyLimit({ maxSize: 16 * 1024 }))
    .post('/callbacks', (c) =>
      show(c, async (visit) => {
        await limits.require('callbacks', { address: addressOf(c), visit: visit.id, number: visit.phone })
        return requestCallback(context, visit)
      }),
    )
    .delete('/callbacks', (c) =>
      show(c, async (visit) => {
        await limits.require('commands', { visit: visit.id })
        await cancelCallback(context, visit)
      }),
    )
    .post('/commands', async (c) => {
      const fields = v.safeParse(CommandFields, await readForm(c))
      return show(c, (visit) => press(visit, fields.success ? { type: 'command', ...fields.output } : null))
    })
    .post('/hang-ups', (c) => show(c, (visit) => press(visit, { type: 'hang up' })))

  async function press(visit: Visit, typed: TypedInput | null) {
    await limits.require('commands', { visit: visit.id })
    return typed ? handleTypedInput(context, visit, typed) : 'stale'
  }

  async function show(c: Context, wish: (visit: Visit) => Promise<unknown>) {
    const visit = await visitOf(c)
    const problem = visit ? await wish(visit) : 'no visit'
    const stage = visit && (await readStage(context, stageSettings, visit.id))
    if (!stage) return c.body(null, 422)
    const now = (
      <>
        <StagePush stage={stage} texts={texts} />
        <ComposerPush stage={stage} texts={texts} />
      </>
    )
    return c.html(now, problem ? 422 : 200)
  }
}
