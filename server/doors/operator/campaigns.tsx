import type { Context } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { LookCheck } from '../../../views/operator/campaign-look.tsx'
import { CampaignPage, SectionUpdate, type ShownSection } from '../../../views/operator/campaign.tsx'
import { AddressProposal, CampaignsPage } from '../../../views/operator/campaigns.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import {
  addressFor,
  type Campaign,
  type CampaignRegistry,
  createCampaign,
  openSection,
  readTemplates,
  saveSection,
} from '../../campaigns/campaigns.ts'
import { readForm, staffOf } from '../../http/http.ts'
import {
  checkLook,
  comesTwice,
  editedTexts,
  sectionNamed,
  type SectionName,
  sectionNames,
  stateOf,
  voicesFor,
} from '../../rules/campaign/campaign.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import { type TextGroup, textGroups } from '../../rules/texts/texts.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = {
  contextOf(c: Context): GameContext
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  texts: OperatorTexts
}

/** A field that is missing, repeated or a file counts as empty. */
const Text = v.fallback(v.string(), '')
const NewFields = v.object({ name: Text, address: Text, template: Text, phoneNumber: Text })
const LookFields = v.object({ accent: Text, paper: Text })
const Section = v.picklist(sectionNames)

/** Returns what shows the campaigns, makes new ones, and changes their settings, one section at a time. */
export function campaignSettings({ contextOf, campaigns, announceCampaigns, texts }: Deps) {
  return {
    list: (c: Context) => showList(c),
    create: async (c: Context) => {
      const typed = v.parse(NewFields, await readForm(c))
      const made = await createCampaign(contextOf(c), typed, await readTemplates(), staffOf(c))
      if ('faults' in made) return showList(c, { typed, ...made })
      await announceCampaigns()
      return c.redirect(`/operator/campaigns/${made.address}`, 303)
    },
    address: async (c: Context) => {
      const address = await addressFor(contextOf(c), c.req.query('name') ?? '')
      return c.html(<AddressProposal address={address} texts={texts} />)
    },
    page: (c: Context) => {
      const campaign = find(c)
      const saved = v.safeParse(Section, c.req.query('saved'))
      return showPage(c, campaign, saved.success ? { name: saved.output, isSaved: true } : null, 200)
    },
    look: (c: Context) => {
      const typed = v.parse(LookFields, c.req.query())
      return c.html(<LookCheck check={checkLook(typed)} texts={texts} mayChange={staffOf(c).role === 'operator'} />)
    },
    save: async (c: Context) => {
      const campaign = find(c)
      const section = v.safeParse(Section, c.req.param('section'))
      if (!section.success) return c.notFound()
      const name = section.output
      const form = await readForm(c)
      const typed = Object.fromEntries(sectionNamed(name).fields.map((field) => [field, v.parse(Text, form[field])]))
      const saving = { campaignId: campaign.id, section: name, typed, mark: v.parse(Text, form.mark), by: staffOf(c) }
      const refused = await saveSection(contextOf(c), saving)
      if (refused) return show(c, campaign, { name, typed, ...refused }, refused.overtaken ? 409 : 422)
      await announceCampaigns()
      return show(c, find(c), { name, isSaved: true }, 200)
    },
  }

  function find(c: Context): Campaign {
    const campaign = campaigns.at(c.req.param('campaign') ?? '')
    if (!campaign) throw new HTTPException(404)
    return campaign
  }

  async function showList(c: Context, refused: Pick<Parameters<typeof CampaignsPage>[0], 'typed' | 'faults'> = {}) {
    const list = campaigns.all().map((campaign) => ({
      ...campaign,
      numbers: numbersOf(campaign),
      state: stateNow(c, campaign),
    }))
    const templates = (await readTemplates())
      .map(({ name, quiz: { title, language } }) => ({ name, title, language }))
      .toSorted((one, other) => Number(other.language === texts.language) - Number(one.language === texts.language))
    const page = <CampaignsPage campaigns={list} templates={templates} {...refused} {...frameFor(c)} />
    return c.html(html`<!doctype html>${page}`, refused.faults ? 422 : 200)
  }

  /** Without a script, the page is shown as a whole, and after a change under its own address. */
  function show(c: Context, campaign: Campaign, changed: Changed, status: 200 | 409 | 422) {
    if (c.req.header('HX-Request') !== undefined) {
      const shown = sectionOf(campaign, changed.name, changed)
      return c.html(<SectionUpdate section={shown} {...propsOf(c, campaign)} />, status)
    }
    if (status === 200) return c.redirect(`/operator/campaigns/${campaign.address}?saved=${changed.name}#${changed.name}`, 303)
    return showPage(c, campaign, changed, status)
  }

  function showPage(c: Context, campaign: Campaign, changed: Changed | null, status: 200 | 409 | 422) {
    const sections = sectionNames.map((name) => sectionOf(campaign, name, changed))
    return c.html(html`<!doctype html>${<CampaignPage sections={sections} {...propsOf(c, campaign)} />}`, status)
  }

  function propsOf(c: Context, campaign: Campaign) {
    const { row } = campaign
    const isTwice = (at: Date | null) => at !== null && comesTwice(at, row.timeZone)
    const twice = { opensAt: isTwice(row.opensAt), closesAt: isTwice(row.closesAt) }
    return { campaign: { ...row, twice }, state: stateNow(c, campaign), ...frameFor(c) }
  }

  function stateNow(c: Context, { row, context }: Campaign) {
    return stateOf({ ...row, ...context?.schedule }, contextOf(c).now())
  }

  function frameFor(c: Context) {
    return { texts, zone: contextOf(c).schedule.timeZone, staff: staffOf(c) }
  }
}

/** What has just happened to a section. */
type Changed = { name: SectionName } & Partial<Omit<ShownSection, 'name' | 'mark' | 'look' | 'texts' | 'voices'>>

/** After a refusal the mark is that of what is saved now, so that sending the form once more means it. */
function sectionOf({ row, settings }: Campaign, name: SectionName, changed: Changed | null): ShownSection {
  const saved = openSection(row, name)
  const shown = changed?.name === name ? { ...saved, ...changed } : { name, ...saved }
  const isOfWords = Object.hasOwn(textGroups, name)
  return {
    ...shown,
    look: name === 'look' ? checkLook(shown.typed) : null,
    voices: voicesFor(row.language),
    texts: isOfWords ? editedTexts(name as TextGroup, shown.typed, { language: row.language, settings }) : {},
  }
}

function numbersOf({ settings: { phoneNumber, phoneNumberAbroad } }: Campaign): string[] {
  return [phoneNumber, phoneNumberAbroad].flatMap((number) => (number === null ? [] : showIfNumber(number)))
}
