import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Texts } from '../../views/texts/chat.ts'
import { CampaignSettings } from '../rules/campaign/campaign.ts'
import { normaliseCalled } from '../rules/phone-number/phone-number.ts'
import type { CampaignVoice } from '../rules/quiz/quiz.ts'
import { chatTextsWith } from '../rules/texts/texts.ts'
import { campaigns } from '../store/schema/schema.ts'
import type { Campaigns, Db, GameContext, ServerContext } from '../store/store.ts'
import { drawLook, type StyleSheet } from './look-sheet.ts'
import { createGallery } from './picture-gallery.ts'
import { playedBy } from './played.ts'
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
  /** draws the pictures of a version */
  draw?: typeof createGallery
}

/**
 * All campaigns of the database, as this server last read them, and the versions of their quizzes that it has met. Versions never
 * change, so only the campaigns have to be read again.
 */
export class CampaignRegistry implements Campaigns {
  readonly #options: Options
  #campaigns: Campaign[] = []
  #readingsBegun = 0
  #readingShown = 0
  readonly #versions = new Map<number, Version>()
  /** the contexts of each campaign, as it is now, by version */
  readonly #contexts = new Map<string, GameContext>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Reads the campaigns again, with the published version of each, and returns whether any has changed. Of two readings at once the
   * one that began later counts.
   */
  async reload(): Promise<boolean> {
    const { db } = this.#options.server
    const begun = ++this.#readingsBegun
    const rows = await db.select().from(campaigns).orderBy(campaigns.id)
    for (const { publishedId } of rows) if (publishedId !== null) await this.#version(db, publishedId)
    if (begun < this.#readingShown) return false
    this.#readingShown = begun
    const before = this.#campaigns
    this.#campaigns = rows.map((row) => {
      const known = this.of(row.id)
      return known && isDeepStrictEqual(known.row, row) ? known : this.#open(row)
    })
    return this.#campaigns.length !== before.length || this.#campaigns.some((campaign) => !before.includes(campaign))
  }

  all(): readonly Campaign[] {
    return this.#campaigns
  }

  /** Returns the campaign whose part of the address this is. */
  at(address: string): Campaign | undefined {
    return this.#campaigns.find((campaign) => campaign.address === address)
  }

  /** Returns the sites that may show the chat of the campaign that a path belongs to. */
  sitesAt(path: string): readonly string[] {
    const address = /^\/c\/([^/]+)/.exec(path)?.[1]
    const campaign = address === undefined ? this.only() : this.at(address)
    return campaign?.settings.sites ?? []
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

  /** Does something for each campaign that can be played, one after the other. All are tried, and the first error is thrown. */
  async each(act: (context: GameContext) => Promise<unknown>): Promise<void> {
    const failures: unknown[] = []
    for (const context of this.contexts()) await act(context).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }

  of(campaignId: number): Campaign | undefined {
    return this.#campaigns.find(({ id }) => id === campaignId)
  }

  find(campaignId: number): GameContext | undefined {
    return this.of(campaignId)?.context ?? undefined
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
    const { id, address, language, publishedId } = row
    for (const key of this.#contexts.keys()) if (key.startsWith(`${id} `)) this.#contexts.delete(key)
    const version = publishedId === null ? undefined : this.#versions.get(publishedId)
    const settings = v.parse(CampaignSettings, row.settings)
    return {
      id,
      address,
      row,
      settings,
      texts: chatTextsWith(settings, language),
      look: drawLook(settings, pathOf(address)),
      context: version ? this.#play(row, settings, version) : null,
    }
  }

  #play(row: Row, settings: CampaignSettings, version: Version): GameContext {
    const { server, exampleNumber, fingerprint } = this.#options
    return this.#contextOf(
      {
        ...server,
        ...playedBy(row, settings, exampleNumber),
        campaigns: this,
        path: pathOf(row.address),
        fingerprint: `${fingerprint} ${JSON.stringify(settings)}`,
      },
      version,
    )
  }

  #contextOf(campaign: WithoutVersion, version: Version): GameContext {
    const { phraseEndMs, longestSpeechMs } = version.quiz.voice
    const key = `${campaign.campaignId} ${version.id}`
    const path = `${campaign.path}/pictures/`
    const { pictureSecret, draw = createGallery } = this.#options
    const context = this.#contexts.get(key) ?? {
      ...campaign,
      voice: { ...campaign.voice, phraseEndMs, longestSpeechMs },
      versionId: version.id,
      quiz: version.quiz,
      gallery: draw({ ...version, path, secret: pictureSecret }),
    }
    this.#contexts.set(key, context)
    return context
  }
}

type WithoutVersion = Omit<GameContext, 'versionId' | 'quiz' | 'gallery' | 'voice'> & { voice: CampaignVoice }

const pathOf = (address: string) => `/c/${address}` as const
