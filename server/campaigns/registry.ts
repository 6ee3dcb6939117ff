import { isDeepStrictEqual } from 'node:util'
import { normaliseCalled } from '../rules/phone-number/phone-number.ts'
import { campaigns } from '../store/schema/schema.ts'
import type { Campaigns, Db, GameContext, ServerContext } from '../store/store.ts'
import type { Campaign } from './campaign.ts'
import { keepsConsents } from './consents.ts'
import { type DrawnVersion, DrawnVersions } from './drawn-versions.ts'
import { drawLook } from './look-sheet.ts'
import { type OfficeInPlay, readOffices } from './offices/offices.ts'
import { createGallery } from './picture-gallery.ts'
import type { Numbers } from './played.ts'
import type { Rehearsing } from './rehearsal-context.ts'
import { pathOf, settle, withVersion } from './settled-context.ts'

type Row = typeof campaigns.$inferSelect

type Options = Numbers & {
  server: Omit<ServerContext, 'campaigns'>
  /** makes the addresses of pictures unguessable */
  pictureSecret: string
  /** changes with the code that draws the pages */
  fingerprint: string
  /** the sites that may show the chat of campaigns which name none themselves */
  allowedOrigins: readonly string[]
  /** how the calls of rehearsals are reached */
  rehearsing: Rehearsing
  /** draws the pictures of a version */
  draw?: typeof createGallery
  /** how many versions are kept, whatever is published */
  mostVersions?: number
}

/**
 * All campaigns of the database, as this server last read them, with the published versions of their quizzes, and the versions that
 * running games used last. Versions never change, so only the campaigns have to be read again. Rehearsals are kept apart: only what
 * asks for them by name finds them.
 */
export class CampaignRegistry implements Campaigns {
  readonly #options: Options
  #exampleNumber: string | null
  #campaigns: Campaign[] = []
  #rehearsals: Campaign[] = []
  #readingsBegun = 0
  #readingShown = 0
  readonly #versions: DrawnVersions
  readonly #keepConsents: ReturnType<typeof keepsConsents>

  constructor(options: Options) {
    const { pictureSecret: secret, draw = createGallery, mostVersions: most } = options
    this.#options = options
    this.#exampleNumber = options.exampleNumber
    this.#versions = new DrawnVersions({ most, draw: (version, path) => draw({ ...version, path: `${path}/pictures/`, secret }) })
    this.#keepConsents = keepsConsents(options.server)
  }

  /**
   * Reads the campaigns again, with the published version of each, and returns whether any has changed, rehearsals aside. Of two
   * readings at once the one that began later counts.
   */
  async reload(): Promise<boolean> {
    const { db } = this.#options.server
    const begun = ++this.#readingsBegun
    const [rows, offices] = await Promise.all([db.select().from(campaigns).orderBy(campaigns.id), readOffices(db)])
    const published = new Map<number, DrawnVersion>()
    for (const row of rows) {
      const version = await this.#published(db, row)
      if (version) published.set(row.id, version)
    }
    if (begun < this.#readingShown) return false
    this.#readingShown = begun
    const before = this.#campaigns
    // A rehearsal without a version has been removed since the campaigns were read.
    const isPresent = ({ id, rehearsalOf }: Row) => rehearsalOf === null || published.has(id)
    const opened = rows.filter(isPresent).map((row) => {
      const known = this.of(row.id)
      const office = offices.get(row.id) ?? null
      if (known && isDeepStrictEqual([known.row, known.office], [row, office])) return known
      return this.#open(row, published.get(row.id), office)
    })
    this.#campaigns = opened.filter(({ row }) => row.rehearsalOf === null)
    this.#rehearsals = opened.filter(({ row }) => row.rehearsalOf !== null)
    await this.#keepConsents(this.contexts())
    return this.#campaigns.length !== before.length || this.#campaigns.some((campaign) => !before.includes(campaign))
  }

  /** Shows no number from now on that is an example: others than this machine would see it. Returns whether one was shown. */
  forgetExamples(): boolean {
    if (this.#exampleNumber === null) return false
    this.#exampleNumber = null
    const before = this.#campaigns
    this.#campaigns = before.map(({ row, context, office }) =>
      this.#open(row, context ? this.#shown(row.id, context.versionId) : undefined, office),
    )
    return this.contexts().some(({ schedule }) => schedule.hasNoNumber === true)
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
    const version = this.#shown(context.campaignId, versionId) ?? this.#versions.known(versionId)
    return version && withVersion(context, version)
  }

  async withVersion(tx: Db, context: GameContext, versionId: number): Promise<GameContext> {
    return this.known(context, versionId) ?? withVersion(context, await this.#versions.read(tx, versionId, context.path))
  }

  /** Returns this version where it is the one that the campaign shows. */
  #shown(campaignId: number, versionId: number): DrawnVersion | undefined {
    const context = this.of(campaignId)?.context
    return context?.versionId === versionId ? { ...context, id: versionId } : undefined
  }

  async #published(db: Db, row: Row): Promise<DrawnVersion | undefined> {
    const { id, publishedId, rehearsalOf } = row
    if (publishedId === null) return undefined
    const shown = this.#shown(id, publishedId)
    if (shown) return shown
    return rehearsalOf === null
      ? this.#versions.read(db, publishedId, pathOf(row))
      : this.#versions.find(db, publishedId, pathOf(row))
  }

  #open(row: Row, version: DrawnVersion | undefined, office: OfficeInPlay | null): Campaign {
    const own = () => this.of(row.id)?.context ?? undefined
    const numbers = { ...this.#options, exampleNumber: this.#exampleNumber }
    const { path, ...set } = settle({ ...this.#options, numbers, campaigns: this, own }, { row, version, office })
    return { id: row.id, address: row.address, row, office, ...set, look: drawLook(set.settings, path) }
  }
}
