import { expect, test } from 'bun:test'
import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyMaker } from '../../server/store/archive/archive.ts'
import { database } from '../cast/database.ts'

test('a copy whose reader has ended goes after two minutes, and one that is read stays, whatever the clock is set to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-copies-'))
  const copies = join(folder, 'copies')
  for (const name of ['left', 'read']) {
    await mkdir(join(copies, name), { recursive: true })
    await writeFile(join(copies, `${name}.made`), '')
    await utimes(join(copies, `${name}.made`), new Date('2001-01-01'), new Date('2001-01-01'))
  }
  let elapsedMs = 0
  const looks = copyMaker(database.db, folder, () => elapsedMs)
  await looks()
  expect(await readdir(copies)).toHaveLength(4)
  elapsedMs = 119_000
  await utimes(join(copies, 'read.made'), new Date('2001-01-02'), new Date('2001-01-02'))
  await looks()
  expect(await readdir(copies)).toHaveLength(4)
  elapsedMs = 121_000
  await looks()
  expect((await readdir(copies)).sort()).toEqual(['read', 'read.made'])
})
