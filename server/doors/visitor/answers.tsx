import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { Composer, type ComposerProblem } from '../../../views/chat/composer.tsx'
import { readStage } from '../../conversation/conversation.ts'
import { handleTypedInput } from '../../game/game.ts'
import { type Limits, readForm } from '../../http/http.ts'
import { isLongerThan } from '../../rules/matching/matching.ts'
import type { GameContext, Visit } from '../../store/store.ts'
import type { CampaignOf } from './campaign.ts'
import { AnswerFields, longestAnswer } from './forms.ts'

type Deps = {
  campaignOf: CampaignOf
  limits: Limits
  visitOf(c: Context): Promise<Visit | null>
}

/** The outcome of a typed answer: what is wrong with it, and which text stays in the field. */
type Taken = { problem?: ComposerProblem; status: 200 | 422 | 429; kept?: string; seconds?: number }

/** Returns what takes typed answers. It responds with a fresh composer: empty, or with the problem and what was typed. */
export function answers({ campaignOf, limits, visitOf }: Deps) {
  return [bodyLimit({ maxSize: 256 * 1024 }), takeAnswer] as const

  async function takeAnswer(c: Context) {
    const { question, answer } = v.parse(AnswerFields, await readForm(c))
    const { context, texts } = campaignOf(c)
    const visit = await visitOf(c)
    const { problem, status, kept, seconds } = await take(context, visit, question, answer)
    const stage = visit && (await readStage(context, visit.id))
    if (seconds) c.header('Retry-After', String(seconds))
    if (!stage) return c.html(<form id="composer" hidden />, 422)
    return c.html(<Composer texts={texts} stage={stage} problem={problem} value={kept} />, status)
  }

  async function take(context: GameContext, visit: Visit | null, question: number, answer: string): Promise<Taken> {
    if (!visit) return { problem: 'not playing', status: 422 }
    if (answer === '') return { problem: 'empty', status: 422 }
    if (isLongerThan(longestAnswer, answer)) return { problem: 'too long', status: 422, kept: answer.slice(0, longestAnswer) }
    const exceeded = await limits.count('commands', { visit: visit.id })
    if (exceeded) return { problem: 'too often', status: 429, kept: answer, seconds: exceeded.seconds }
    const problem = await handleTypedInput(context, visit, { type: 'answer', question, answer })
    return problem ? { problem, status: 422 } : { status: 200 }
  }
}
