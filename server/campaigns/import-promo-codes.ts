import { and, isNotNull, ne } from 'drizzle-orm'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codes } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import { type CodeFile, findKnown, inBatches, insertCodes, readCodes } from './codes/codes.ts'
import type { QuizFile } from './quiz-file.ts'

/**
 * Imports the promo codes of every tier that names a file of codes, by the rules of an upload: a heading is left out, and so are lines
 * that hold no code, which is told. Codes that are already in the table, taken or not, stay as they are. Leaves out those that another
 * campaign with the same file has given. Rejects when a file cannot be read.
 */
export async function importCodes(
  db: Db,
  campaignId: number,
  quizFile: Pick<QuizFile, 'quiz' | 'folder'>,
  tellOperator: (sentence: string) => void,
): Promise<void> {
  const given = await findGivenByOthers(db, campaignId)
  for (const { id: tierId, codes: file } of quizFile.quiz.tiers) {
    if (file === undefined) continue
    const read = await readCodeFile(join(quizFile.folder, file), file)
    doubtsOf(read, file).forEach(tellOperator)
    const free = read.codes.filter((code) => !given.has(code))
    for (const batch of inBatches(free)) {
      const { here } = await findKnown(db, campaignId, batch)
      await insertCodes(db, { campaignId, tierId, at: 'now', codes: batch.filter((code) => !here.has(code)) })
    }
  }
}

/** Returns what is left out of the files of codes that a quiz names, in one sentence for each file. */
export async function doubtsAboutCodes({ quiz, folder }: Pick<QuizFile, 'quiz' | 'folder'>): Promise<string[]> {
  const doubts: string[] = []
  for (const { codes: file } of quiz.tiers) {
    if (file !== undefined) doubts.push(...doubtsOf(await readCodeFile(join(folder, file), file), file))
  }
  return doubts
}

const nothing: Pick<CodeFile, 'codes' | 'heading' | 'faulty' | 'faults'> = { codes: [], heading: null, faulty: [], faults: 0 }

/** A file may be empty: codes are to come. */
async function readCodeFile(path: string, file: string) {
  const read = await readCodes(new Uint8Array(await readFile(path)))
  if (!('problem' in read)) return read
  if (read.problem === 'empty') return nothing
  throw new Error(
    `the file of promo codes ${file} cannot be read: expected a text, a CSV or an XLSX file, found: ${read.problem}`,
  )
}

function doubtsOf({ heading, faulty, faults }: typeof nothing, file: string): string[] {
  const lines = faulty.map(({ line, text, fault }) => `line ${line} "${text}" (${fault})`)
  const others = faults > faulty.length ? [`${faults - faulty.length} more`] : []
  const ofHeading = `line ${heading?.line} "${heading?.cells.join(', ')}" looks like a heading`
  return [
    ...(heading ? [`${file}: ${ofHeading} and is left out of the promo codes`] : []),
    ...(faults > 0 ? [`${file}: what is no promo code is left out: ${[...lines, ...others].join(', ')}`] : []),
  ]
}

async function findGivenByOthers(db: Db, campaignId: number): Promise<Set<string>> {
  const isGiven = and(ne(codes.campaignId, campaignId), isNotNull(codes.participantId))
  const given = await db.select({ code: codes.code }).from(codes).where(isGiven)
  return new Set(given.map(({ code }) => code))
}
