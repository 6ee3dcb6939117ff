import process from 'node:process'
import * as texts from '../../views/texts/archive.ts'
import { type Config, readConfig } from '../config.ts'
import { ArchiveProblem, holdsDatabase, unmarkFolder, verifyFile } from '../store/archive/archive.ts'
import { alone, explaining, fill, openFolder, openServer } from './archive-places.ts'

/**
 * `bun run restore FILE`: puts a backup into the database of the settings, whichever kind that is. Nothing may use it meanwhile. Exits with
 * 1 when that fails, and then nothing has changed.
 */
const main = (options: string[]) => explaining(() => run(readConfig(process.env), parseRequest(options)))

type RestoreRequest = { path: string; isDryRun: boolean; isReplacing: boolean }

/** Parses the command line. Throws `ArchiveProblem` when it is wrong. */
export function parseRequest(options: readonly string[]): RestoreRequest {
  const [path, ...others] = options.filter((option) => !['--dry-run', '--replace'].includes(option))
  if (path === undefined || path.startsWith('-') || others.length > 0) throw new ArchiveProblem(texts.restoreUsage)
  return { path, isDryRun: options.includes('--dry-run'), isReplacing: options.includes('--replace') }
}

async function run(config: Config, { path, ...how }: RestoreRequest): Promise<void> {
  const { databaseUrl, databaseDirectUrl, dataFolder: folder } = config
  const { content, tail } = await verifyFile(path)
  console.log(texts.verified(path, content.head.madeAt, tail.tables))
  // A rehearsal makes no folder.
  const place = databaseUrl
    ? await openServer({ databaseUrl, databaseDirectUrl }, 'restore')
    : await openFolder(how.isDryRun && !(await holdsDatabase(folder)) ? 'memory://' : folder)
  await alone(place, () => fill(place, content, { ...how, isRestoring: true })).finally(place.database.close)
  if (!databaseUrl && !how.isDryRun) await unmarkFolder(folder)
  console.log(texts.restoreEnding(place.name, how.isDryRun))
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
