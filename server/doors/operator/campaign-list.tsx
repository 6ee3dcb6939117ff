import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { AddressProposal, CampaignsPage } from '../../../views/operator/campaigns.tsx'
import type { SaidProblem } from '../../../views/texts/campaign-file.ts'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { addressFor, type Campaign, type CampaignRegistry, createCampaign, readTemplates } from '../../campaigns/campaigns.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { stateOf } from '../../rules/campaign/campaign.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import type { GameContext } from '../../store/store.ts'
import { campaignFiles } from './campaign-files.ts'
import { templates } from './templates.tsx'

type Deps = {
  contextOf(c: Context): GameContext
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  texts: OperatorTexts
}

/** A field that is missing, repeated or a file counts as empty. */
const Text = v.fallback(v.string(), '')
const NewFields = v.object({ name: Text, address: Text, template: Text, phoneNumber: Text })

/** Returns what shows all campaigns, and makes new ones: of a template, or of a file. */
export function campaignList({ contextOf, campaigns, announceCampaigns, texts }: Deps) {
  const { shown: shownTemplates, ...ofTemplates } = templates({ contextOf, texts })
  const showProblem = (c: Context, problem: SaidProblem, status: 413 | 422) => showList(c, { problem }, status)

  return {
    ...campaignFiles({ contextOf, campaigns, announceCampaigns, texts, showProblem }),
    templates: ofTemplates,
    list: (c: Context) => showList(c),
    create: async (c: Context) => {
      const typed = v.parse(NewFields, await readForm(c))
      const made = await createCampaign(contextOf(c), typed, await readTemplates(), staffOf(c))
      if ('faults' in made) return showList(c, { typed, ...made }, 422)
      await announceCampaigns()
      return c.redirect(`/operator/campaigns/${made.address}`, 303)
    },
    address: async (c: Context) => {
      const address = await addressFor(contextOf(c), c.req.query('name') ?? '')
      return c.html(<AddressProposal address={address} texts={texts} />)
    },
  }

  async function showList(c: Context, refused: Refused = {}, status: 200 | 413 | 422 = 200) {
    const context = contextOf(c)
    const list = campaigns.all().map((campaign) => ({
      ...campaign,
      numbers: numbersOf(campaign),
      state: stateOf({ ...campaign.row, ...campaign.context?.schedule }, context.now()),
    }))
    const frame = { texts, zone: context.schedule.timeZone, staff: staffOf(c) }
    const page = <CampaignsPage campaigns={list} templates={await shownTemplates(c)} {...refused} {...frame} />
    return c.html(html`<!doctype html>${page}`, status)
  }
}

/** What was sent to make a campaign, and why none was made. */
type Refused = Pick<Parameters<typeof CampaignsPage>[0], 'typed' | 'faults' | 'problem'>

function numbersOf({ settings: { phoneNumber, phoneNumberAbroad } }: Campaign): string[] {
  return [phoneNumber, phoneNumberAbroad].flatMap((number) => (number === null ? [] : showIfNumber(number)))
}
