import { afterEach, expect, test } from 'bun:test'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { url } from '../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

afterEach(endPrograms)

test.if(url !== undefined)(
  'a server on PostgreSQL says that an embedded database was left behind, and how to move it',
  async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'pavel-left-')), 'data')
    await prepareFolder(folder)
    await scratchDatabase(url ?? '', async (DATABASE_URL) => {
      const program = await launch({ DATABASE_URL, DATA_DIR: folder, LOG_FORMAT: 'text' })
      await program.prints(`! База данных: DATABASE_URL ничего не переносит: в ${folder} осталась встроенная база`)
      expect(program.output).toContain('bun run move')
      program.receives('SIGTERM')
      await program.ends()
    })
  },
)
