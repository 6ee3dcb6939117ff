import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { problemText, type SaidProblem } from '../../../views/texts/campaign-file.ts'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import {
  type Campaign,
  type CampaignRegistry,
  exportCampaign,
  type ExportedCampaign,
  type FileProblem,
  importCampaign,
  mostFileBytes,
} from '../../campaigns/campaigns.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { codeSourceOf } from '../../rules/quiz/quiz.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = {
  contextOf(c: Context): GameContext
  campaigns: Pick<CampaignRegistry, 'at'>
  announceCampaigns(): Promise<void>
  texts: OperatorTexts
  /** the page with the form */
  showProblem(c: Context, problem: SaidProblem, status: 413 | 422): Promise<Response>
}

/** What a form has around its file. */
const formBytes = 10_000

/** Returns what writes a campaign into a file, and makes one of a file. */
export function campaignFiles({ contextOf, campaigns, announceCampaigns, texts, showProblem }: Deps) {
  return {
    saveToFile: async (c: Context) => {
      const campaign = campaigns.at(c.req.param('campaign') ?? '')
      if (!campaign) throw new HTTPException(404)
      const exported = await exportCampaign(contextOf(c), campaign.id, staffOf(c))
      return c.body(exported.text, 200, {
        'Content-Type': 'application/vnd.pavel.campaign+json',
        'Content-Disposition': disposition(exported),
        'Cache-Control': 'no-store',
      })
    },
    loadFile: [
      bodyLimit({
        maxSize: mostFileBytes + formBytes,
        onError: (c) => refuse(c, { kind: 'too large', mostBytes: mostFileBytes }),
      }),
      async (c: Context) => {
        const { file } = await readForm(c)
        if (!(file instanceof File) || file.size === 0) return showProblem(c, { sentence: texts.files.noFile, faults: [] }, 422)
        const context = contextOf(c)
        const bytes = new Uint8Array(await file.arrayBuffer())
        const made = await importCampaign(context, { bytes, by: staffOf(c), hasSms: context.sms !== null })
        if ('problem' in made) return refuse(c, made.problem)
        await announceCampaigns()
        return c.redirect(`/operator/campaigns/${made.address}?${new URLSearchParams({ loaded: made.wanted })}`, 303)
      },
    ] as const,
  }

  function refuse(c: Context, problem: FileProblem): Promise<Response> {
    const said = problemText(texts.language, problem, texts.campaigns.fault)
    return showProblem(c, said, problem.kind === 'too large' ? 413 : 422)
  }
}

/** Returns what is to be said of a campaign that has just been loaded. `other`: the one that has the address of the file. */
export function saidOfLoaded(
  { address, context }: Campaign,
  other: Campaign | undefined,
  { files: texts }: OperatorTexts,
): string[] {
  const withCodes = context?.quiz.tiers.filter((tier) => codeSourceOf(tier, context) === 'pool') ?? []
  return [
    texts.loaded,
    ...(other && other.address !== address ? [texts.addressTaken(other.address, address)] : []),
    ...(withCodes.length > 0 ? [texts.codesMissing(withCodes.map(({ title }) => title).join(', '))] : []),
  ]
}

/** Browsers that cannot read the name of RFC 5987 take the plain one. */
function disposition({ name, plainName }: ExportedCampaign): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`
}
