import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { erase } from '../../server/privacy/erase.ts'
import { eraseByAge } from '../../server/privacy/retention.ts'
import { scrubWhenQuiet } from '../../server/privacy/scrub.ts'
import { maskNumber } from '../../server/rules/phone-number/show.ts'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { prepareFolder } from '../cast/program.ts'
import { findInFiles } from '../privacy/files.ts'
import { ivan, local, olga, spellingsOf, ways } from '../privacy/people.ts'
import { leftBy } from '../privacy/traces.ts'

const saidByOlga = 'восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь'

let folder: string
let database: Database
let evening: Evening

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavel-erased-files-'))
  await prepareFolder(folder)
  database = await openDatabase({ folder })
  await database.migrate()
  evening = await opensTheEvening({ database, callsPerMinute: 6000 })
}, 60_000)

afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Ivan is called and wins, Olga says his number in her call, and PostgreSQL writes all of it and recycles the log. Returns what must go. */
async function playsAndLeaves(): Promise<string[]> {
  const visitor = await ways['by being called, to the code']?.(evening, ivan)
  if (!visitor) throw new Error('expected a visitor')
  const left = await leftBy(evening, ivan, visitor)
  const other = await evening.plays(local(olga.phone))
  await other.caller.says(saidByOlga)
  await other.visitor.sees(saidByOlga)
  other.caller.hangsUp()
  await other.visitor.isShown('lost')
  // Its own scrubbing would come in between.
  await evening.stop()
  for (const statement of ['checkpoint', 'select pg_switch_wal()', 'checkpoint']) await database.db.execute(statement)
  const words = [...new Set([ivan.phone, maskNumber(ivan.phone), saidByOlga, ...left.words])].filter((word) => word !== '')
  expect(await findInFiles(folder, words)).toEqual(words.toSorted())
  return [...words, ...spellingsOf(ivan)]
}

test('what was erased, on request or by its age, is in no file of the embedded database, nor what others said of it', async () => {
  const words = await playsAndLeaves()
  await erase(evening.context, ivan.phone)
  await scrubs()
  expect(await findInFiles(folder, [...words, olga.phone])).toEqual([olga.phone])
  evening.passes(91 * 24 * 60)
  await eraseByAge(evening.context, 90)
  await scrubs()
  expect(await findInFiles(folder, [...words, olga.phone])).toEqual([])
}, 60_000)

async function scrubs(): Promise<void> {
  evening.passes(1)
  await scrubWhenQuiet(evening.context, database)
}
