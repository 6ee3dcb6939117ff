import type { Quiz } from '../rules/quiz/quiz.ts'
import type { Db, KnownGuesses } from '../store/store.ts'
import type { Gallery } from './picture-gallery.ts'
import { findVersion, readVersion, type Version } from './versions.ts'

/** A published quiz, its pictures, and what was guessed wrong before. */
export type DrawnVersion = { id: number; quiz: Quiz; gallery: Gallery; guesses: KnownGuesses }

type Options = {
  draw(version: Version, path: string): Gallery
  /** how many versions are kept */
  most?: number | undefined
}

/** Enough for the games that go on while others are published. Each takes a few megabytes. */
const usualMost = 30

/** The versions of quizzes that were used last. A version never changes: one that is no longer kept is read and drawn again. */
export class DrawnVersions {
  readonly #draw: Options['draw']
  readonly #most: number
  /** those used longest ago come first */
  readonly #kept = new Map<number, DrawnVersion>()

  constructor({ draw, most = usualMost }: Options) {
    this.#draw = draw
    this.#most = most
  }

  /** Returns a version that is kept. */
  known(id: number): DrawnVersion | undefined {
    const version = this.#kept.get(id)
    if (version) this.#keep(version)
    return version
  }

  /** Returns a version, which is read and drawn unless it is kept. `path` is that of its campaign. Throws when there is none. */
  async read(db: Db, id: number, path: string): Promise<DrawnVersion> {
    return this.known(id) ?? this.#drawn(await readVersion(db, id), path)
  }

  /** Returns a version that may have been removed with its rehearsal. */
  async find(db: Db, id: number, path: string): Promise<DrawnVersion | undefined> {
    const known = this.known(id)
    if (known) return known
    const version = await findVersion(db, id)
    return version ? this.#drawn(version, path) : undefined
  }

  #drawn(version: Version, path: string): DrawnVersion {
    const { id, quiz, guesses } = version
    return this.#keep({ id, quiz, guesses, gallery: this.#draw(version, path) })
  }

  #keep(version: DrawnVersion): DrawnVersion {
    this.#kept.delete(version.id)
    this.#kept.set(version.id, version)
    const [longestAgo] = this.#kept.keys()
    if (this.#kept.size > this.#most && longestAgo !== undefined) this.#kept.delete(longestAgo)
    return version
  }
}
