import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import { RefusalPage } from '../../../views/operator/refusal.tsx'
import { RehearsalPage } from '../../../views/operator/rehearsal.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { rehearsalTextsIn } from '../../../views/texts/rehearsal.ts'
import { phoneTextsIn } from '../../../views/texts/simulator.ts'
import { type CampaignRegistry, isRehearsalOver, rehearsalCaller } from '../../campaigns/campaigns.ts'
import { framedPolicy, framingPolicy, unlimited } from '../../http/http.ts'
import { telephones } from '../simulator/simulator.tsx'
import { known, visitor, type VisitorDeps } from '../visitor/visitor.tsx'
import type { RehearsalLines } from './lines.ts'

export { RehearsalLines } from './lines.ts'

type Deps = Omit<VisitorDeps, 'campaigns' | 'limits'> & {
  campaigns: CampaignRegistry
  lines: RehearsalLines
  operatorTexts: OperatorTexts
  stopping: AbortSignal
}

export type Rehearsal = ReturnType<typeof rehearsal>

/**
 * Returns the door of rehearsals: a page with the chat and a telephone beside each other, each in a frame. They are the visitor's own
 * chat and the simulator's telephone, at addresses of their own, for operators only. Whoever has signed in is not limited.
 */
export function rehearsal({ lines, operatorTexts, stopping, ...deps }: Deps) {
  const { campaigns, openSocket, report } = deps
  const texts = rehearsalTextsIn(operatorTexts.language)
  const only = {
    all: () => [],
    only: () => undefined,
    at: (address: string) => {
      const found = campaigns.rehearsalAt(address)
      return found?.context && !isRehearsalOver(found.row, found.context.now()) ? found : undefined
    },
  }
  const find = (c: Context) => only.at(c.req.param('campaign') ?? '')
  const chat = visitor({ ...deps, campaigns: only, limits: unlimited, isLocal: false })
  const phone = telephones({ telephoneOf, texts: phoneTextsIn(operatorTexts.language), openSocket, stopping, report })

  return {
    page: (c: Context) => {
      const found = find(c)
      const real = found && campaigns.of(found.row.rehearsalOf ?? 0)
      if (!found || !real) return c.html(html`<!doctype html>${<RefusalPage texts={operatorTexts} refusal={texts.over} />}`, 404)
      const { path } = known(found).context
      const quiz = `/operator/campaigns/${real.address}/quiz` as const
      const page = <RehearsalPage texts={operatorTexts} own={texts} name={real.row.name} quiz={quiz} path={path} />
      c.header('Content-Security-Policy', framingPolicy)
      return c.html(html`<!doctype html>${page}`)
    },
    chat: { ...chat, page: [inFrame, ...chat.page] as const },
    telephone: { ...phone, page: [inFrame, phone.page] as const },
  }

  function telephoneOf(c: Context) {
    const { id, context } = known(find(c))
    const now = () => campaigns.of(id)?.context ?? undefined
    return lines.telephoneOf({ id, context: now }, context, rehearsalCaller)
  }
}

const inFrame = createMiddleware((c, next) => {
  c.header('Content-Security-Policy', framedPolicy)
  return next()
})
