import { createHash } from 'node:crypto'
import type { GameContext } from '../../store/store.ts'
import { inBatches } from './batches.ts'
import { findKnown } from './known-codes.ts'
import { type CodeFile, readCodes } from './read-codes.ts'
import type { TableProblemKind } from './table-problem.ts'

/** What would become of the codes of a file, and the mark by which whoever takes them says that this is what they have seen. */
export type CodeRehearsal = Omit<CodeFile, 'codes'> & {
  fresh: string[]
  here: number
  elsewhere: number
  mark: string
}

/**
 * Reads a file of codes and finds out which of them are new; nothing is written. `column`: the place of the column that was chosen;
 * null for the likeliest. Returns why a file cannot be read.
 */
export async function rehearseCodes(
  { db, campaignId }: GameContext,
  file: { bytes: Uint8Array<ArrayBuffer>; tierId: string; column: number | null },
): Promise<CodeRehearsal | { problem: TableProblemKind }> {
  const read = await readCodes(file.bytes, file.column)
  if ('problem' in read) return read
  const { codes, ...rest } = read
  const known = { here: 0, elsewhere: 0 }
  const fresh: string[] = []
  for (const batch of inBatches(codes)) {
    const { here, elsewhere } = await findKnown(db, campaignId, batch)
    known.here += here.size
    known.elsewhere += elsewhere.size
    fresh.push(...batch.filter((code) => !here.has(code) && !elsewhere.has(code)))
  }
  return { ...rest, ...known, fresh, mark: markOf({ ...file, column: read.column }) }
}

/** Equal marks, equal files that go into equal tiers from equal columns. */
function markOf({ bytes, tierId, column }: { bytes: Uint8Array; tierId: string; column: number }): string {
  return createHash('sha256').update(`${tierId} ${column} `).update(bytes).digest('base64url').slice(0, 22)
}
