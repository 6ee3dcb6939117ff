import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../database.ts'
import type { QuizFile } from '../quiz/read.ts'
import { codes } from '../schema.ts'

/** Fills the pools of the tiers that name a file of codes. Codes that are there already, taken or not, stay as they are. */
export async function importCodes(db: Db, { quiz, folder, name }: QuizFile): Promise<void> {
  for (const { codes: file, discount } of quiz.tiers) {
    if (!file) continue
    const rows = linesOf(await readFile(join(folder, file), 'utf8')).map((code) => ({ quiz: name, discount, code }))
    if (rows.length > 0) await db.insert(codes).values(rows).onConflictDoNothing()
  }
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
}
