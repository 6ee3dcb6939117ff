import { isDeepStrictEqual } from 'node:util'
import type { Texts } from '../../views/texts/chat.ts'
import type { CampaignSettings } from '../rules/campaign/campaign.ts'
import { normaliseCalled } from '../rules/phone-number/phone-number.ts'
import { campaigns } from '../store/schema/schema.ts'
import type { Campaigns, Db, GameContext, ServerContext } from '../store/store.ts'
import { drawLook, type StyleSheet } from './look-sheet.ts'
import { createGallery } from './picture-gallery.ts'
import type { Rehearsing } from './rehearsal-context.ts'
import { type SettledContext, settle } from './settled-context.ts'
import { readVersion, type Version } from './versions.ts'

/** A campaign as it is now. `context` plays the published version of its quiz; null before the first has been published. */
export type Campaign = {
  id: number
  address: string
  row: Row
  settings: CampaignSettings
  texts: Texts
  /** the style sheet of its colours, and its path; null where it has Pavel's own */
  look: StyleSheet | null
  context: GameContext | null
}

type Row = typeof campaigns.$inferSelect

type Options = {
  server: Omit<ServerContext, 'campaigns'>
  /** makes the addresses of pictures unguessable */
  pictureSecret: string
  /** changes with the code that draws the pages */
  fingerprint: string
  /** what stands in for a number to call where a campaign has none of its own */
  exampleNumber: string | null
  /** how the calls of rehearsals are reached */
  rehearsing: Rehearsing
  /** draws the pictures of a version */
  draw?: typeof createGallery
}

/**
 * All campaigns of the database, as this server last read them, and the versions of their quizzes that it has met. Versions never
 * change, so only the campaigns have to be read again. Rehearsals are kept apart: only what asks for them by name finds them.
 */
export class CampaignRegistry implements Campaigns {
  readonly #options: Options
  #campaigns: Campaign[] = []
  #rehearsals: Campaign[] = []
  #readingsBegun = 0
  #readingShown = 0
  readonly #versions = new Map<number, Version>()
  /** the contexts of each campaign, as it is now, by version */
  readonly #contexts = new Map<string, GameContext>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Reads the campaigns again, with the published version of each, and returns whether any has changed, rehearsals aside. Of two
   * readings at once the one that began later counts.
   */
  async reload(): Promise<boolean> {
    const { db } = this.#options.server
    const begun = ++this.#readingsBegun
    const rows = await db.select().from(campaigns).orderBy(campaigns.id)
    for (const { publishedId } of rows) if (publishedId !== null) await this.#version(db, publishedId)
    if (begun < this.#readingShown) return false
    this.#readingShown = begun
    const before = this.#campaigns
    const opened = rows.map((row) => {
      const known = this.of(row.id)
      return known && isDeepStrictEqual(known.row, row) ? known : this.#open(row)
    })
    const over = this.#rehearsals.filter(({ id }) => !rows.some((row) => row.id === id))
    this.#campaigns = opened.filter(({ row }) => row.rehearsalOf === null)
    this.#rehearsals = opened.filter(({ row }) => row.rehearsalOf !== null)
    over.forEach((rehearsal) => this.#forget(rehearsal))
    return this.#campaigns.length !== before.length || this.#campaigns.some((campaign) => !before.includes(campaign))
  }

  all(): readonly Campaign[] {
    return this.#campaigns
  }

  /** Returns the campaign whose part of the address this is. */
  at(address: string): Campaign | undefined {
    return this.#campaigns.find((campaign) => campaign.address === address)
  }

  /** Returns the only campaign that can be played; undefined where there are none or several. */
  only(): Campaign | undefined {
    const [only, ...others] = this.#campaigns.filter(({ context }) => context !== null)
    return others.length === 0 ? only : undefined
  }

  /** Returns the context of the oldest campaign that can be played. Throws where there is none. */
  first(): GameContext {
    const [first] = this.contexts()
    if (!first) throw new Error('there is no campaign that can be played')
    return first
  }

  /** Returns the contexts of all campaigns that can be played, the oldest first. */
  contexts(): GameContext[] {
    return this.#campaigns.flatMap(({ context }) => context ?? [])
  }

  rehearsals(): readonly Campaign[] {
    return this.#rehearsals
  }

  /** Returns the rehearsal whose part of the address this is. */
  rehearsalAt(address: string): Campaign | undefined {
    return this.#rehearsals.find((campaign) => campaign.address === address)
  }

  /**
   * Does something for each campaign that can be played, and for each rehearsal, one after the other. All are tried, and the first
   * error is thrown.
   */
  async each(act: (context: GameContext) => Promise<unknown>): Promise<void> {
    const failures: unknown[] = []
    const contexts = [...this.#campaigns, ...this.#rehearsals].flatMap(({ context }) => context ?? [])
    for (const context of contexts) await act(context).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }

  /** Returns a campaign or a rehearsal. */
  of(campaignId: number): Campaign | undefined {
    const isIt = ({ id }: Campaign) => id === campaignId
    return this.#campaigns.find(isIt) ?? this.#rehearsals.find(isIt)
  }

  find(campaignId: number): GameContext | undefined {
    return this.contexts().find((context) => context.campaignId === campaignId)
  }

  ofNumber(called: string): GameContext[] {
    const contexts = this.contexts()
    const number = normaliseCalled(called)
    const own = contexts.filter(({ phoneNumber, phoneNumberAbroad }) => number === phoneNumber || number === phoneNumberAbroad)
    return own.length > 0 ? own : contexts
  }

  known(context: GameContext, versionId: number): GameContext | undefined {
    if (context.versionId === versionId) return context
    const version = this.#versions.get(versionId)
    return version && this.#contextOf(context, version)
  }

  async withVersion(tx: Db, context: GameContext, versionId: number): Promise<GameContext> {
    return this.known(context, versionId) ?? this.#contextOf(context, await this.#version(tx, versionId))
  }

  async #version(tx: Db, id: number): Promise<Version> {
    const version = this.#versions.get(id) ?? (await readVersion(tx, id))
    this.#versions.set(id, version)
    return version
  }

  /** Forgets how the campaign was shown before. */
  #open(row: Row): Campaign {
    const { id, address, publishedId } = row
    this.#forgetContexts(id)
    const version = publishedId === null ? undefined : this.#versions.get(publishedId)
    const own = () => this.of(id)?.context ?? undefined
    const { context, path, ...set } = settle({ ...this.#options, campaigns: this, own }, row)
    const look = drawLook(set.settings, path)
    return { id, address, row, ...set, look, context: version ? this.#contextOf(context, version) : null }
  }

  #forget({ id, row: { publishedId } }: Campaign): void {
    this.#forgetContexts(id)
    if (publishedId !== null) this.#versions.delete(publishedId)
  }

  #forgetContexts(campaignId: number): void {
    for (const key of this.#contexts.keys()) if (key.startsWith(`${campaignId} `)) this.#contexts.delete(key)
  }

  #contextOf(campaign: SettledContext, version: Version): GameContext {
    const key = `${campaign.campaignId} ${version.id}`
    const path = `${campaign.path}/pictures/`
    const { pictureSecret, draw = createGallery } = this.#options
    const context = this.#contexts.get(key) ?? {
      ...campaign,
      versionId: version.id,
      quiz: version.quiz,
      gallery: draw({ ...version, path, secret: pictureSecret }),
    }
    this.#contexts.set(key, context)
    return context
  }
}
