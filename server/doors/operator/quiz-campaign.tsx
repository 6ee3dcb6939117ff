import type { Context } from 'hono'
import type { Other, QuizFrame } from '../../../views/operator/quiz-frame.tsx'
import { editorTextsIn } from '../../../views/texts/quiz-editor.ts'
import { rehearsalTextsIn } from '../../../views/texts/rehearsal.ts'
import { type CampaignRegistry, meetEditors } from '../../campaigns/campaigns.ts'
import { type StaffDeps, staffOf } from '../../http/http.ts'
import { findRebus, type QuizDraft } from '../../rules/draft/draft.ts'
import { mayDo } from '../../staff/staff.ts'

export type QuizDeps = {
  staff: Pick<StaffDeps, 'contextOf' | 'texts'>
  campaigns: Pick<CampaignRegistry, 'all' | 'at'>
  /** Returns the address of our site, as the browser that asks knows it. */
  siteOf(c: Context): string
  /** shows what has been published, here and on every other server */
  announceCampaigns(): Promise<void>
}

/** The campaign whose quiz is asked for, and who asks. */
export type Asked = ReturnType<typeof askedIn>

/** Returns the campaign of the address, and who asks for it; null where there is none. */
export function findAsked(c: Context, deps: QuizDeps) {
  const campaign = deps.campaigns.at(c.req.param('campaign') ?? '')
  return campaign ? askedIn(c, deps, campaign) : null
}

function askedIn(
  c: Context,
  { staff: { contextOf, texts } }: QuizDeps,
  { id, address, row }: NonNullable<ReturnType<CampaignRegistry['at']>>,
) {
  const base = `/operator/campaigns/${address}/quiz` as const
  return {
    context: contextOf(),
    campaignId: id,
    name: row.name,
    zone: row.timeZone,
    base,
    by: staffOf(c),
    texts,
    editor: editorTextsIn(texts.language),
    rehearsal: rehearsalTextsIn(texts.language),
  }
}

/** Returns what every page about the quiz shows, and notes that this one is open. `rebus`: the key of the one that it is about. */
export async function frameOf(asked: Asked, quiz: QuizDraft, rebus = ''): Promise<QuizFrame> {
  const { texts, editor, base, name: campaign, zone, by } = asked
  const others = await findOthers(asked, quiz, rebus)
  return { texts, editor, base, campaign, zone, staff: by, mayEdit: mayDo(by.role, 'operator'), others, rebus }
}

async function findOthers({ context, campaignId, by }: Asked, quiz: QuizDraft, rebus: string): Promise<Other[]> {
  const here = { campaignId, session: by.session ?? 0, name: by.name, rebus, at: context.now() }
  const others = await meetEditors(context.db, here)
  return others.map(({ name, rebus: key }) => ({ name, answer: findRebus(quiz, key)?.rebus.answer ?? null }))
}
