import { eq, inArray, max } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { type Level, levels, Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import { campaigns, pictures, quizVersions } from '../store/schema/schema.ts'
import type { Db, KnownGuesses } from '../store/store.ts'
import type { Image } from './image/image.ts'
import { countGuesses } from './known-guesses.ts'
import type { PictureFiles } from './picture-files.ts'

/** A published quiz with its picture files. It never changes. */
export type Version = { id: number; quiz: Quiz; files: PictureFiles; guesses: KnownGuesses }

/** Reads a version and the picture files that it names. Throws when there is none. */
export async function readVersion(db: Db, id: number): Promise<Version> {
  const version = await findVersion(db, id)
  if (!version) throw new Error(`there is no version ${id} of a quiz`)
  return version
}

/** Reads a version, which may have been removed with its rehearsal. */
export async function findVersion(db: Db, id: number): Promise<Version | null> {
  const [row] = await db.select().from(quizVersions).where(eq(quizVersions.id, id))
  if (!row) return null
  const quiz = v.parse(Quiz, row.quiz)
  const names = rebusesOf(quiz).flatMap(({ pictures }) => levels.flatMap((level) => pictures[level].file ?? []))
  const files = names.length > 0 ? await db.select().from(pictures).where(inArray(pictures.name, names)) : []
  const read = new Map(files.map(({ name, type, body }) => [name, { type, body: new Uint8Array(body) }]))
  return { id, quiz, files: read, guesses: row.guesses ?? {} }
}

type Publishing = {
  campaignId: number
  quiz: Quiz
  /** the picture files that the quiz names */
  files: PictureFiles
  by: string
  at: Date
}

/**
 * Publishes a quiz as the campaign's next version, which new games play from now on. Returns the version's id. Picture files are
 * kept in the database, by a name made of their contents. Expects a transaction.
 */
export async function publish(tx: Db, publishing: Publishing): Promise<number> {
  const { quiz, files, at } = publishing
  return publishKept(tx, publishing, await keepPictures(tx, quiz, files, at))
}

/** Publishes a quiz unless this version has the same. */
export async function publishIfChanged(tx: Db, publishing: Publishing, version: { quiz: unknown }): Promise<void> {
  const { quiz, files, at } = publishing
  const kept = await keepPictures(tx, quiz, files, at)
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(kept)), version.quiz)) await publishKept(tx, publishing, kept)
}

async function publishKept(tx: Db, { campaignId, by, at }: Publishing, quiz: Quiz): Promise<number> {
  await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('no key update')
  const [newest] = await tx
    .select({ number: max(quizVersions.number) })
    .from(quizVersions)
    .where(eq(quizVersions.campaignId, campaignId))
  const guesses = await countGuesses(tx, campaignId, quiz)
  const row = { campaignId, number: (newest?.number ?? 0) + 1, quiz, guesses, publishedAt: at }
  const [version] = await tx
    .insert(quizVersions)
    .values({ ...row, publishedBy: by })
    .returning({ id: quizVersions.id })
  if (!version) throw new Error('expected the version that was just saved, found no row')
  await tx.update(campaigns).set({ publishedId: version.id }).where(eq(campaigns.id, campaignId))
  return version.id
}

/** Returns the quiz with the names under which its picture files are kept. */
async function keepPictures(tx: Db, quiz: Quiz, files: PictureFiles, addedAt: Date): Promise<Quiz> {
  if (files.size === 0) return quiz
  const kept = new Map<string, string>()
  for (const [name, image] of files) kept.set(name, await keepPicture(tx, image, addedAt))
  return withFiles(quiz, (name) => kept.get(name) ?? name)
}

/** Keeps a picture, and returns the name that its contents have. One that nobody names is kept for a day from now. */
export async function keepPicture(db: Db, image: Pick<Image, 'type' | 'body'>, addedAt: Date): Promise<string> {
  const name = pictureName(image)
  await db
    .insert(pictures)
    .values({ name, type: image.type, body: image.body, addedAt })
    .onConflictDoUpdate({ target: pictures.name, set: { addedAt } })
  return name
}

/** Returns the name under which a picture is kept. */
export function pictureName({ type, body }: Pick<Image, 'type' | 'body'>): string {
  return createHash('sha256').update(body).digest('hex') + (type === 'image/webp' ? '.webp' : '.svg')
}

type WithPictures = { pictures: Record<Level, { file?: string | undefined }> }

/** Returns the quiz, or the draft of one, with other names for its picture files. */
export function withFiles<Rebus extends WithPictures, Written extends { rebuses: Rebus[]; forFun: Rebus[] }>(
  quiz: Written,
  rename: (name: string) => string,
): Written {
  const renamed = <Drawing extends { file?: string | undefined }>(drawing: Drawing): Drawing =>
    drawing.file === undefined ? drawing : { ...drawing, file: rename(drawing.file) }
  const changed = (rebus: Rebus): Rebus => {
    const { hard, easier, easiest, solved } = rebus.pictures
    return {
      ...rebus,
      pictures: { hard: renamed(hard), easier: renamed(easier), easiest: renamed(easiest), solved: renamed(solved) },
    }
  }
  return { ...quiz, rebuses: quiz.rebuses.map(changed), forFun: quiz.forFun.map(changed) }
}
