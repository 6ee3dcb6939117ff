import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { ConsentPage } from '../../../views/page/consent.tsx'
import { RulesPage } from '../../../views/page/rules.tsx'
import { type Consent, findConsent, nameOf } from '../../campaigns/campaigns.ts'
import { blocksOf, rulesOf } from '../../rules/documents/documents.ts'
import { type CampaignOf, type OpenCampaign } from './campaign.ts'
import { send } from './pages.tsx'

const Version = v.pipe(v.string(), v.maxLength(200))

type Deps = { campaignOf: CampaignOf; limitPages: MiddlewareHandler }

/** Returns what sends the rules of a campaign, and its consent: as it is now, or as somebody has agreed to it before. */
export function documents({ campaignOf, limitPages }: Deps) {
  return {
    rules: [limitPages, (c: Context) => showRules(c, campaignOf(c))] as const,
    consent: [
      limitPages,
      (c: Context) => {
        const campaign = campaignOf(c)
        return showConsent(c, campaign, campaign.context.consent)
      },
    ] as const,
    consentOfVersion: [
      limitPages,
      async (c: Context) => {
        const campaign = campaignOf(c)
        const version = v.safeParse(Version, c.req.param('version'))
        const consent = version.success ? await findConsent(campaign.context, version.output) : null
        return consent ? showConsent(c, campaign, consent) : c.notFound()
      },
    ] as const,
  }
}

function showRules(c: Context, campaign: OpenCampaign) {
  const { settings, context } = campaign
  const parts = rulesOf({ settings, schedule: context.schedule, quiz: context.quiz })
  return send(c, <RulesPage parts={parts} {...frameOf(campaign)} />)
}

function showConsent(c: Context, campaign: OpenCampaign, { version, language, text }: Consent) {
  const isCurrent = version === campaign.context.consent.version
  const blocks = blocksOf(text)
  return send(c, <ConsentPage blocks={blocks} language={language} {...{ version, isCurrent }} {...frameOf(campaign)} />)
}

function frameOf(campaign: OpenCampaign) {
  const { texts, look, context } = campaign
  return { texts, name: nameOf(campaign), look: look?.path, path: context.path }
}
