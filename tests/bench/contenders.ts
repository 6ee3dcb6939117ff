import { startInsertAndEmit, startSameWork } from './article.ts'
import type { Contender } from './contender.ts'
import { startDatabaseAlone } from './database-alone.ts'
import { createLasting } from './lasting.ts'
import { startPavel } from './pavel.ts'
import { checkOut } from './revision.ts'

/**
 * Starts all that are compared, each with a database of its own beside `databaseUrl`, Pavel as checked out first. What has to be
 * undone is put on `resources`.
 */
export async function startContenders(
  databaseUrl: string,
  against: string | null,
  resources: AsyncDisposableStack,
): Promise<Contender[]> {
  const revision = against === null ? null : await checkOut(against)
  if (revision) resources.defer(revision.remove)
  const contenders: Contender[] = []
  resources.defer(async () => void (await Promise.all(contenders.map((contender) => contender.close()))))
  await add('Pavel', 'pavel', startPavel)
  if (revision) await add(`Pavel at ${revision.name}`, 'revision', (place) => startPavel({ ...place, folder: revision.folder }))
  await add('(a) Express, one insert, one emit', 'insert', startInsertAndEmit)
  await add('(b) Express, the same work', 'work', startSameWork)
  await add('(c) the database alone', 'alone', startDatabaseAlone)
  return contenders

  async function add(
    name: string,
    suffix: string,
    start: (place: { name: string; databaseUrl: string }) => Promise<Contender>,
  ): Promise<void> {
    contenders.push(await start({ name, databaseUrl: await createLasting(databaseUrl, suffix) }))
  }
}
