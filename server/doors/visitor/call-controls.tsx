import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ComposerPush, StagePush } from '../../../views/chat/push.tsx'
import type { Texts } from '../../../views/texts/chat.ts'
import { readStage, type Stage, type StageSettings, withRefusal } from '../../conversation/conversation.ts'
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
 * Returns what lets a visitor control calls from the browser: request a callback, cancel it, press a command, hang up.
 * Every response renders the current stage, with status 422 when the action was not possible. Over a rate limit it only says so.
 */
export function callControls({ context, stageSettings, texts, limits, addressOf, visitOf }: Deps) {
  const limitBody = bodyLimit({ maxSize: 16 * 1024 })
  return {
    requestCallback: [limitBody, (c: Context) => show(c, (visit) => askForCall(visit, addressOf(c)), withRefusal)] as const,
    cancelCallback: [
      limitBody,
      (c: Context) =>
        show(c, async (visit) => {
          await limits.require('commands', { visit: visit.id })
          await cancelCallback(context, visit)
        }),
    ] as const,
    command: [
      limitBody,
      async (c: Context) => {
        const fields = v.safeParse(CommandFields, await readForm(c))
        return show(c, (visit) => press(visit, fields.success ? { type: 'command', ...fields.output } : null))
      },
    ] as const,
    hangUp: [limitBody, (c: Context) => show(c, (visit) => press(visit, { type: 'hang up' }))] as const,
  }

  async function askForCall(visit: Visit, address: string) {
    await limits.require('callbacks', { address, visit: visit.id, number: visit.phone })
    return requestCallback(context, visit, address)
  }

  async function press(visit: Visit, typed: TypedInput | null) {
    await limits.require('commands', { visit: visit.id })
    return typed ? handleTypedInput(context, visit, typed) : 'stale'
  }

  async function show<Problem>(
    c: Context,
    act: (visit: Visit) => Promise<Problem | null | void>,
    explain: (stage: Stage, problem: Problem) => Stage = (stage) => stage,
  ) {
    const visit = await visitOf(c)
    if (!visit) return c.body(null, 422)
    const problem = await act(visit)
    const read = await readStage(context, stageSettings, visit.id)
    if (!read) return c.body(null, 422)
    const stage = problem ? explain(read, problem) : read
    const stageNow = (
      <>
        <StagePush stage={stage} texts={texts} />
        <ComposerPush stage={stage} texts={texts} />
      </>
    )
    return c.html(stageNow, problem ? 422 : 200)
  }
}
