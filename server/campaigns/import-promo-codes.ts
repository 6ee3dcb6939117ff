import { and, isNotNull, ne } from 'drizzle-orm'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codes } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import type { QuizFile } from './quiz-file.ts'

/** PostgreSQL accepts at most 65,535 parameters in one query, and each code uses three. */
const rowsPerInsert = 10_000

/**
 * Imports the promo codes of every tier that names a file of codes, one code on each line of the file. Codes that are already in the
 * table, taken or not, stay as they are. Leaves out those that another campaign with the same file has given. Rejects when a file
 * cannot be read.
 */
export async function importCodes(
  db: Db,
  campaignId: number,
  { quiz, folder }: Pick<QuizFile, 'quiz' | 'folder'>,
): Promise<void> {
  const given = await findGivenByOthers(db, campaignId)
  for (const { codes: file, id: tierId } of quiz.tiers) {
    if (!file) continue
    const free = nonEmptyLinesOf(await readFile(join(folder, file), 'utf8')).filter((code) => !given.has(code))
    const rows = free.map((code) => ({ campaignId, tierId, code }))
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await db
        .insert(codes)
        .values(rows.slice(start, start + rowsPerInsert))
        .onConflictDoNothing()
    }
  }
}

async function findGivenByOthers(db: Db, campaignId: number): Promise<Set<string>> {
  const isGiven = and(ne(codes.campaignId, campaignId), isNotNull(codes.participantId))
  const given = await db.select({ code: codes.code }).from(codes).where(isGiven)
  return new Set(given.map(({ code }) => code))
}

function nonEmptyLinesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
