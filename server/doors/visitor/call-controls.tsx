import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ComposerPush, StagePush } from '../../../views/chat/push.tsx'
import { readStage, type Stage, withRefusal } from '../../conversation/conversation.ts'
import { cancelCallback, handleTypedInput, requestCallback, type TypedInput } from '../../game/game.ts'
import { type AddressOf, type Limits, readForm } from '../../http/http.ts'
import type { GameContext, Visit } from '../../store/store.ts'
import type { CampaignOf } from './campaign.ts'
import { CommandFields } from './forms.ts'

type Deps = {
  campaignOf: CampaignOf
  limits: Limits
  addressOf: AddressOf
  visitOf(c: Context): Promise<Visit | null>
}

/**
 * Returns what lets a visitor control calls from the browser: request a callback, cancel it, press a command, hang up.
 * Every response renders the current stage, with status 422 when the action was not possible. Over a rate limit it only says so.
 */
export function callControls({ campaignOf, limits, addressOf, visitOf }: Deps) {
  const limitBody = bodyLimit({ maxSize: 16 * 1024 })
  return {
    requestCallback: [
      limitBody,
      (c: Context) => show(c, (context, visit) => askForCall(context, visit, addressOf(c)), withRefusal),
    ] as const,
    cancelCallback: [
      limitBody,
      (c: Context) =>
        show(c, async (context, visit) => {
          await limits.require('commands', { visit: visit.id })
          await cancelCallback(context, visit)
        }),
    ] as const,
    command: [
      limitBody,
      async (c: Context) => {
        const fields = v.safeParse(CommandFields, await readForm(c))
        return show(c, (context, visit) => press(context, visit, fields.success ? { type: 'command', ...fields.output } : null))
      },
    ] as const,
    hangUp: [limitBody, (c: Context) => show(c, (context, visit) => press(context, visit, { type: 'hang up' }))] as const,
  }

  async function askForCall(context: GameContext, visit: Visit, address: string) {
    await limits.require('callbacks', { address, visit: visit.id, number: visit.phone })
    return requestCallback(context, visit, address)
  }

  async function press(context: GameContext, visit: Visit, typed: TypedInput | null) {
    await limits.require('commands', { visit: visit.id })
    return typed ? handleTypedInput(context, visit, typed) : 'stale'
  }

  async function show<Problem>(
    c: Context,
    act: (context: GameContext, visit: Visit) => Promise<Problem | null | void>,
    explain: (stage: Stage, problem: Problem) => Stage = (stage) => stage,
  ) {
    const { context, texts } = campaignOf(c)
    const visit = await visitOf(c)
    if (!visit) return c.body(null, 422)
    const problem = await act(context, visit)
    const read = await readStage(context, visit.id)
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
