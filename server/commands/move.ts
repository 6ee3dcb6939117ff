import process from 'node:process'
import * as texts from '../../views/texts/archive.ts'
import { type Config, readConfig } from '../config.ts'
import {
  ArchiveProblem,
  holdsDatabase,
  markDatabaseMoved,
  markFolderMoved,
  takeOut,
  unmarkFolder,
} from '../store/archive/archive.ts'
import { alone, explaining, fill, openFolder, openServer, type Place } from './archive-places.ts'

/**
 * `bun run move`: copies the embedded database into PostgreSQL, whole; `--to-embedded` copies back. Nothing may use either meanwhile. Exits
 * with 1 when that fails, and then neither has changed.
 */
const main = (options: string[]) => explaining(() => run(readConfig(process.env), parseRequest(options)))

type MoveRequest = { isToEmbedded: boolean; isDryRun: boolean; isReplacing: boolean }

/** Parses the command line. Throws `ArchiveProblem` when it is wrong. */
export function parseRequest(options: readonly string[]): MoveRequest {
  const unknown = options.find((option) => !['--to-embedded', '--dry-run', '--replace'].includes(option))
  if (unknown !== undefined) throw new ArchiveProblem(texts.unexpectedMoveOption(unknown))
  return {
    isToEmbedded: options.includes('--to-embedded'),
    isDryRun: options.includes('--dry-run'),
    isReplacing: options.includes('--replace'),
  }
}

async function run({ databaseUrl, databaseDirectUrl, dataFolder: folder }: Config, request: MoveRequest): Promise<void> {
  const { isToEmbedded, isDryRun } = request
  if (databaseUrl === undefined) throw new ArchiveProblem(texts.noDatabaseUrl)
  const hasFolder = await holdsDatabase(folder)
  if (!isToEmbedded && !hasFolder) throw new ArchiveProblem(texts.noDatabaseIn(folder))
  // A rehearsal makes no folder.
  const embedded = await openFolder(isDryRun && !hasFolder ? 'memory://' : folder)
  try {
    const server = await openServer({ databaseUrl, databaseDirectUrl }, 'move')
    const [from, to] = isToEmbedded ? [server, embedded] : [embedded, server]
    await alone(server, () => move(from, to, folder, request)).finally(server.database.close)
  } finally {
    await embedded.database.close()
  }
  console.log(texts.moveEnding(request))
}

async function move(from: Place, to: Place, folder: string, { isToEmbedded, isDryRun, isReplacing }: MoveRequest): Promise<void> {
  const at = new Date()
  await takeOut(from.database, { isKept: true, at }, async (content, tx) => {
    console.log(texts.moving(from.name, to.name, isDryRun))
    await fill(to, content, { isDryRun, isReplacing })
    if (!isDryRun && isToEmbedded) await markDatabaseMoved(tx, to.name, at)
  })
  if (isDryRun) return
  await (isToEmbedded ? unmarkFolder(folder) : markFolderMoved(folder, to.name, at))
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
