import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Quiz } from '../../rules/quiz/quiz.ts'

/** Letters and digits that cannot be mistaken for each other. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** For how many of a hundred visitors each tier has a code, the best tier first: the second one runs low, and then out. */
const shares = [8, 6, 25, 100]

/** What a quiz may have at least, in seconds. */
const shortestListening = 3

type Options = { folder: string; visitors: number; /** how many times faster than usual people talk */ pace: number }

/**
 * Writes a quiz to a folder, with pools of promo codes for so many visitors in the place of the codes that would be made up. Returns
 * the path of its file.
 */
export async function writeQuizWithPools(quiz: Quiz, { folder, visitors, pace }: Options): Promise<string> {
  await mkdir(folder, { recursive: true })
  const tiers = await Promise.all(
    quiz.tiers.map(async ({ most: _, ...tier }, index) => {
      const file = `codes-${index + 1}.txt`
      const count = Math.max(1, Math.ceil(((shares[index] ?? 100) * visitors) / 100))
      const codes = Array.from({ length: count }, () => codeOf(index)).join('\n')
      await writeFile(join(folder, file), `${codes}\n`, { flag: 'wx' }).catch(keepOlder)
      return { ...tier, codes: file }
    }),
  )
  const path = join(folder, 'conference.json')
  const listenSeconds = Math.max(shortestListening, Math.round(quiz.listenSeconds / pace))
  await writeFile(path, JSON.stringify({ ...quiz, tiers, listenSeconds }))
  return path
}

const codeOf = (tier: number) => `KONF${tier + 1}-${Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('')}`

/** On a database that is played on again, the codes are those of before. */
function keepOlder(error: unknown): void {
  if ((error as { code?: string }).code !== 'EEXIST') throw error
}
