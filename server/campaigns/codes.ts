import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codes } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import type { QuizFile } from './quiz-file.ts'

/** A query takes 65,535 parameters, and a code takes three. */
const mostRows = 10_000

/** Fills the pools of the tiers that name a file of codes. Codes that are there already, taken or not, stay as they are. */
export async function importCodes(db: Db, { quiz, folder, name }: QuizFile): Promise<void> {
  for (const { codes: file, discount } of quiz.tiers) {
    if (!file) continue
    const rows = linesOf(await readFile(join(folder, file), 'utf8')).map((code) => ({ quiz: name, discount, code }))
    for (let at = 0; at < rows.length; at += mostRows) {
      await db
        .insert(codes)
        .values(rows.slice(at, at + mostRows))
        .onConflictDoNothing()
    }
  }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
