import { afterEach, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/store/database.ts'
import { endPrograms, launch } from '../cast/program.ts'

afterEach(endPrograms)

test('a failure that PostgreSQL cannot go on from ends the program with 1 and a sentence, and the next start has all that was accepted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-panic-'))
  const program = await launch({}, [process.execPath, 'tests/store/panic.program.ts', folder])
  expect(await program.ends()).toBe(1)
  const reason = String.raw`could not .*replorigin_checkpoint\.tmp.*`
  const sentence = `^the embedded database in ${folder} has stopped \\(${reason}\\); start this server again; nothing that was accepted is lost$`
  expect(program.output.trim()).toMatch(new RegExp(sentence))

  await rm(join(folder, 'pg_logical/replorigin_checkpoint.tmp'), { recursive: true })
  const umask = process.umask()
  const { db, close } = await openDatabase({ folder })
  process.umask(umask)
  const kept = await db.execute(sql`select value from settings where key = 'accepted'`)
  await close()
  expect(kept).toMatchObject({ rows: [{ value: 'yes' }] })
  await rm(folder, { recursive: true })
})
