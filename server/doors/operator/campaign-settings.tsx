import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import type { ShownEmbed } from '../../../views/operator/campaign-embed.tsx'
import { partOf, parts } from '../../../views/operator/campaign-index.tsx'
import { LookCheck } from '../../../views/operator/campaign-look.tsx'
import type { ShownShare } from '../../../views/operator/campaign-share.tsx'
import { CampaignPage, SectionUpdate, type ShownSection } from '../../../views/operator/campaign.tsx'
import type { Part } from '../../../views/texts/operator.campaigns.ts'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { imageFaultText } from '../../../views/texts/quiz-faults.images.ts'
import {
  type Campaign,
  type CampaignRegistry,
  openSection,
  saveSection,
  saveSharePicture,
  drawnShareOf,
  sharePathOf,
} from '../../campaigns/campaigns.ts'
import { isEmulatedIn, readCheckedLine } from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import {
  checkLook,
  comesTwice,
  editedTexts,
  missingIn,
  sectionNamed,
  type SectionName,
  sectionNames,
  setIn,
  stateOf,
  voicesFor,
} from '../../rules/campaign/campaign.ts'
import { type TextGroup, textGroups } from '../../rules/texts/texts.ts'
import type { GameContext } from '../../store/store.ts'
import { saidOfLoaded } from './campaign-files.ts'

type Deps = {
  contextOf(c: Context): GameContext
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
  texts: OperatorTexts
  /** Returns what a site needs to show the chat. */
  embedOf(c: Context, campaign: Campaign): ShownEmbed
  /** the address that browsers know this server by */
  publicUrl: string | undefined
}

/** A picture of 20 MB, and what a form has around it. */
const mostPictureBytes = 21_000_000

/** A field that is missing, repeated or a file counts as empty. */
const Text = v.fallback(v.string(), '')
const LookFields = v.object({ accent: Text, paper: Text })
const Section = v.picklist(sectionNames)
const ShownPart = v.fallback(v.picklist(parts), 'game')

/** Returns what shows the settings of a campaign, and changes them, one section at a time. */
export function campaignSettings({ contextOf, campaigns, announceCampaigns, texts, embedOf, publicUrl }: Deps) {
  return {
    page: (c: Context) => {
      const campaign = find(c)
      const saved = v.safeParse(Section, c.req.query('saved'))
      const part = c.req.query('saved') === 'share' ? 'site' : v.parse(ShownPart, c.req.query('part'))
      return showPage(c, campaign, saved.success ? { name: saved.output, isSaved: true } : { part }, 200)
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
    saveShare: [bodyLimit({ maxSize: mostPictureBytes, onError: refusePicture }), takePicture] as const,
  }

  async function takePicture(c: Context) {
    const { picture, remove } = await readForm(c)
    const isGiven = picture instanceof File && picture.size > 0
    if (!isGiven && remove === undefined) return refusePicture(c, texts.campaigns.fault({ fault: 'empty' }))
    const campaign = find(c)
    const bytes = isGiven && remove === undefined ? new Uint8Array(await picture.arrayBuffer()) : null
    const fault = await saveSharePicture(contextOf(c), { campaignId: campaign.id, bytes, by: staffOf(c) })
    if (fault) return refusePicture(c, imageFaultText(texts.language, fault))
    await announceCampaigns()
    return c.redirect(`/operator/campaigns/${campaign.address}?saved=share#share`, 303)
  }

  function refusePicture(c: Context, fault = imageFaultText(texts.language, { kind: 'too many bytes', found: '' })) {
    return showPage(c, find(c), { part: 'site' }, 422, fault)
  }

  function find(c: Context): Campaign {
    const campaign = campaigns.at(c.req.param('campaign') ?? '')
    if (!campaign) throw new HTTPException(404)
    return campaign
  }

  /** Without a script, the page is shown as a whole, and after a change under its own address. */
  async function show(c: Context, campaign: Campaign, changed: Changed, status: 200 | 409 | 422) {
    if (c.req.header('HX-Request') !== undefined) {
      const shown = sectionOf(campaign, changed.name, { changed, line: await readLine(c) })
      return c.html(<SectionUpdate section={shown} shown={partOf[changed.name]} {...propsOf(c, campaign)} />, status)
    }
    if (status === 200) return c.redirect(`/operator/campaigns/${campaign.address}?saved=${changed.name}#${changed.name}`, 303)
    return showPage(c, campaign, changed, status)
  }

  async function showPage(
    c: Context,
    campaign: Campaign,
    asked: Changed | { part: Part },
    status: 200 | 409 | 422,
    fault: string | null = null,
  ) {
    const { settings, address } = campaign
    const [part, changed] = 'part' in asked ? [asked.part, null] : [partOf[asked.name], asked]
    const names = sectionNames.filter((name) => partOf[name] === part)
    const line = await readLine(c)
    const sections = names.map((name) => sectionOf(campaign, name, { changed, line }))
    const share: ShownShare = {
      own: sharePathOf(settings, `/c/${address}`),
      drawn: drawnShareOf(campaign, { format: 'link', score: null, publicUrl })?.path ?? null,
      isSaved: c.req.query('saved') === 'share',
      fault,
      needsAddress: publicUrl === undefined,
    }
    const page = <CampaignPage shown={part} sections={sections} share={share} {...propsOf(c, campaign)} />
    return c.html(html`<!doctype html>${page}`, status)
  }

  async function readLine(c: Context): Promise<ShownSection['line']> {
    const context = contextOf(c)
    return isEmulatedIn(context) ? 'emulated' : ((await readCheckedLine(context.db)) ?? 'unchecked')
  }

  function propsOf(c: Context, campaign: Campaign) {
    const { row } = campaign
    const isTwice = (at: Date | null) => at !== null && comesTwice(at, row.timeZone)
    const twice = { opensAt: isTwice(row.opensAt), closesAt: isTwice(row.closesAt) }
    const wanted = c.req.query('loaded')
    const loaded = wanted === undefined ? [] : saidOfLoaded(campaign, campaigns.at(wanted), texts)
    const missing = missingIn({ ...campaign, closesAt: row.closesAt }).map((what) => ({ what, section: setIn[what] }))
    return {
      campaign: { ...row, twice },
      state: stateNow(c, campaign),
      missing,
      embed: embedOf(c, campaign),
      loaded,
      ...frameFor(c),
    }
  }

  function stateNow(c: Context, { row, context }: Campaign) {
    return stateOf({ ...row, ...context?.schedule }, contextOf(c).now())
  }

  function frameFor(c: Context) {
    return { texts, zone: contextOf(c).schedule.timeZone, staff: staffOf(c) }
  }
}

/** What has just happened to a section. */
type Changed = { name: SectionName } & Partial<Omit<ShownSection, 'name' | 'mark' | 'look' | 'texts' | 'voices' | 'line'>>

type Around = { changed: Changed | null } & Pick<ShownSection, 'line'>

/** After a refusal the mark is that of what is saved now, so that sending the form once more means it. */
function sectionOf({ row, settings }: Campaign, name: SectionName, { changed, line }: Around): ShownSection {
  const saved = openSection(row, name)
  const shown = changed?.name === name ? { ...saved, ...changed } : { name, ...saved }
  const isOfWords = Object.hasOwn(textGroups, name)
  return {
    ...shown,
    look: name === 'look' ? checkLook(shown.typed) : null,
    voices: voicesFor(row.language),
    line,
    texts: isOfWords ? editedTexts(name as TextGroup, shown.typed, { language: row.language, settings }) : {},
  }
}
