import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inFolder, newFolder, preparedFolder } from '../folders.ts'
import { afterMounts, asNobody, lacksIsolation } from '../isolated.ts'
import type { Opened, Place } from '../place.ts'

const refused = (name: string, expects: RegExp, open: (folder: string) => Promise<Partial<Opened>>): Place => ({
  name: `DATA_DIR, ${name}`,
  expects,
  lacks: lacksIsolation,
  async open() {
    const folder = newFolder()
    return { settings: { DATA_DIR: folder }, ...(await open(folder)) }
  },
})

export const folders: Place[] = [
  refused('read-only, new', /^DATA_DIR: .*read.only/, async (folder) => {
    await mkdir(folder)
    return { wrap: readOnly(folder) }
  }),
  refused('read-only, with a database', /^DATA_DIR: .*read.only/, async () => {
    const folder = await preparedFolder()
    return { settings: { DATA_DIR: folder }, wrap: readOnly(folder) }
  }),
  refused("another user's", /^DATA_DIR: /, async (folder) => {
    await mkdir(folder, { mode: 0o755 })
    return { wrap: asNobody }
  }),
  refused("another user's database", /^DATA_DIR: /, async () => {
    const folder = await preparedFolder()
    await chmod(folder, 0o755)
    return { settings: { DATA_DIR: folder }, wrap: asNobody }
  }),
  refused('a file', /^DATA_DIR: expected a folder/, async (folder) => {
    await writeFile(folder, 'a file')
    return {}
  }),
  refused("full of somebody's files", /^DATA_DIR: /, async (folder) => {
    await mkdir(join(folder, 'photos'), { recursive: true })
    await writeFile(join(folder, 'photos', 'cat.jpg'), 'a cat')
    return {}
  }),
  refused('a database of another version', /^DATA_DIR: .*PostgreSQL 12/, async () => {
    const folder = await preparedFolder()
    await writeFile(join(folder, 'PG_VERSION'), '12\n')
    return { settings: { DATA_DIR: folder } }
  }),
  refused('a damaged database', /^DATA_DIR: /, async () => {
    const folder = await preparedFolder()
    await writeFile(join(folder, 'global', 'pg_control'), 'damaged')
    return { settings: { DATA_DIR: folder } }
  }),
  refused('on a full disk', /^DATA_DIR: .*(full|space)/i, async (folder) => {
    await mkdir(folder)
    return { wrap: afterMounts(`mount -t tmpfs -o size=8m,mode=0700 tmpfs ${folder}`) }
  }),
  {
    name: "DATA_DIR, this user's, read by others",
    expects: 'games',
    async open() {
      const folder = await preparedFolder()
      await chmod(folder, 0o755)
      return inFolder(folder)
    },
  },
  {
    name: 'DATA_DIR, with spaces and Cyrillic letters',
    expects: 'games',
    async open() {
      const folder = `${newFolder()} игра Павла`
      return inFolder(folder)
    },
  },
]

const readOnly = (folder: string) => afterMounts(`mount --bind ${folder} ${folder}`, `mount -o remount,bind,ro ${folder}`)
