import { eq, inArray, max } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import * as v from 'valibot'
import { type Drawing, levels, Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import { campaigns, pictures, quizVersions } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

/** A published quiz. It never changes. `fileOf` returns the contents of a picture file that it names. */
export type Version = { id: number; quiz: Quiz; fileOf(name: string): Uint8Array<ArrayBuffer> }

/** Reads a version and the picture files that it names. Throws when there is none. */
export async function readVersion(db: Db, id: number): Promise<Version> {
  const [row] = await db.select().from(quizVersions).where(eq(quizVersions.id, id))
  if (!row) throw new Error(`there is no version ${id} of a quiz`)
  const quiz = v.parse(Quiz, row.quiz)
  const names = drawingsOf(quiz).flatMap(({ file }) => file ?? [])
  const files = names.length > 0 ? await db.select().from(pictures).where(inArray(pictures.name, names)) : []
  const bodies = new Map(files.map(({ name, body }) => [name, new Uint8Array(body)]))
  return { id, quiz, fileOf: (name) => bodies.get(name) ?? missing(name) }
}

function missing(name: string): never {
  throw new Error(`there is no picture ${name}`)
}

type Publishing = {
  campaignId: number
  quiz: Quiz
  /** the folder of the picture files that the quiz names */
  folder: string
  by: string
  at: Date
}

/**
 * Publishes a quiz as the campaign's next version, which new games play from now on. Returns the version's id. Picture files are
 * kept in the database, by a name made of their contents. Expects a transaction.
 */
export async function publish(tx: Db, { campaignId, quiz, folder, by, at }: Publishing): Promise<number> {
  await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
  const [newest] = await tx
    .select({ number: max(quizVersions.number) })
    .from(quizVersions)
    .where(eq(quizVersions.campaignId, campaignId))
  const row = { campaignId, number: (newest?.number ?? 0) + 1, quiz: await keepPictures(tx, quiz, folder, at), publishedAt: at }
  const [version] = await tx.insert(quizVersions).values({ ...row, publishedBy: by }).returning({ id: quizVersions.id })
  if (!version) throw new Error('expected the version that was just saved, found no row')
  await tx.update(campaigns).set({ publishedId: version.id }).where(eq(campaigns.id, campaignId))
  return version.id
}

/** Returns the quiz with the names under which its picture files are kept. */
async function keepPictures(tx: Db, quiz: Quiz, folder: string, addedAt: Date): Promise<Quiz> {
  const names = new Set(drawingsOf(quiz).flatMap(({ file }) => file ?? []))
  const kept = new Map<string, string>()
  for (const name of names) {
    const body = new Uint8Array(await readFile(join(folder, name)))
    const keptName = createHash('sha256').update(body).digest('hex') + extname(name).toLowerCase()
    await tx.insert(pictures).values({ name: keptName, body, addedAt }).onConflictDoNothing()
    kept.set(name, keptName)
  }
  return names.size === 0 ? quiz : withDrawings(quiz, (drawing) => ({ ...drawing, file: drawing.file && kept.get(drawing.file) }))
}

function drawingsOf(quiz: Quiz): Drawing[] {
  return rebusesOf(quiz).flatMap(({ pictures }) => levels.map((level) => pictures[level]))
}

function withDrawings(quiz: Quiz, change: (drawing: Drawing) => Drawing): Quiz {
  const changed = (rebus: Quiz['rebuses'][number]) => ({
    ...rebus,
    pictures: Object.fromEntries(levels.map((level) => [level, change(rebus.pictures[level])])) as typeof rebus.pictures,
  })
  return { ...quiz, rebuses: quiz.rebuses.map(changed), forFun: quiz.forFun.map(changed) }
}
