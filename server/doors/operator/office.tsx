import type { Context } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { OfficePage, type OfficeProps } from '../../../views/operator/office.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import type { Campaign, CampaignRegistry } from '../../campaigns/campaigns.ts'
import { checkOffice, openOffice, removeOffice, saveOffice, tierFields } from '../../campaigns/offices/offices.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { isPublic } from '../../rules/network-address/network-address.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = {
  contextOf(c: Context): GameContext
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  texts: OperatorTexts
  /** Returns the address of our site, as the browser that asks knows it. */
  siteOf(c: Context): string
  /** the address that browsers know this server by */
  publicUrl: string | undefined
}

/** A field that is missing, repeated or a file counts as empty. */
const Text = v.fallback(v.string(), '')
const Done = v.fallback(v.picklist(['saved', 'removed']), 'saved')

/** Returns what shows the ticket office of a campaign, connects it, asks it, and takes it away. */
export function office({ contextOf, campaigns, announceCampaigns, texts, siteOf, publicUrl }: Deps) {
  return {
    page: (c: Context) => {
      const done = c.req.query('done')
      return show(c, find(c), { done: done === undefined ? null : v.parse(Done, done) })
    },
    savePretix: (c: Context) => save(c, 'pretix'),
    saveTimepad: (c: Context) => save(c, 'timepad'),
    check: async (c: Context) => {
      const campaign = find(c)
      const found = await checkOffice(contextOf(c), campaign.id)
      return show(c, campaign, { found })
    },
    remove: async (c: Context) => {
      const { id, address } = find(c)
      await removeOffice(contextOf(c), { campaignId: id, address, by: staffOf(c) })
      await announceCampaigns()
      return c.redirect(`/operator/campaigns/${address}/office?done=removed`, 303)
    },
  }

  async function save(c: Context, kind: 'pretix' | 'timepad') {
    const campaign = find(c)
    const form = await readForm(c)
    const tierIds = tiersOf(campaign).map(({ id }) => id)
    const names = ['event', 'eventId', 'secret', ...tierIds.flatMap((id) => tierFields.map((field) => `${field}.${id}`))]
    const typed = Object.fromEntries(names.map((name) => [name, v.parse(Text, form[name])]))
    const { id: campaignId, address } = campaign
    const around = { address, tierIds, isOnInternet: publicUrl !== undefined && isPublic(publicUrl) }
    const saving = { campaignId, ...around, kind, typed, mark: v.parse(Text, form.mark), by: staffOf(c) }
    const refused = await saveOffice(campaign.context ?? contextOf(c), saving)
    if (refused) return show(c, campaign, { sent: { kind, typed, ...refused } }, refused.isOvertaken ? 409 : 422)
    await announceCampaigns()
    return c.redirect(`/operator/campaigns/${address}/office?done=saved`, 303)
  }

  function find(c: Context): Campaign {
    const campaign = campaigns.at(c.req.param('campaign') ?? '')
    if (!campaign) throw new HTTPException(404)
    return campaign
  }

  type Shown = Partial<Pick<OfficeProps, 'sent' | 'done' | 'found'>>

  async function show(c: Context, campaign: Campaign, shown: Shown, status: 200 | 409 | 422 = 200) {
    const page = (
      <OfficePage
        texts={texts}
        zone={campaign.row.timeZone}
        staff={staffOf(c)}
        campaign={campaign.row}
        tiers={tiersOf(campaign)}
        {...await openOffice(contextOf(c), campaign.id)}
        site={siteOf(c)}
        needsAddress={publicUrl === undefined}
        sent={shown.sent ?? null}
        done={shown.done ?? null}
        found={shown.found}
      />
    )
    return c.html(html`<!doctype html>${page}`, status)
  }
}

/** A campaign that has published nothing has no prizes yet. */
const tiersOf = ({ context }: Campaign) => context?.quiz.tiers ?? []
