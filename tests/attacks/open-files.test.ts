import { afterEach, describe, expect, test } from 'bun:test'
import { chmod, lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { denoProgram } from '../cast/deno.ts'
import { endPrograms, launch, prepareFolder, type Program } from '../cast/program.ts'
import { visits } from '../cast/visitor.ts'

const folders: string[] = []
const runtimes = { Bun: [process.execPath], Deno: [denoProgram(), 'run', '-A'] }

afterEach(async () => {
  await endPrograms()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

for (const [name, words] of Object.entries(runtimes)) {
  describe(`on ${name}`, () => {
    const starts = (folder: string) => launch({ DATA_DIR: folder }, [...words, 'server/main.ts'])

    test('nobody else may read a new data folder, nor what is written to it later', async () => {
      const folder = join(await newFolder(), 'data')
      const server = await starts(folder)
      await server.prints(server.url)
      await writes(server)
      expect(await openToOthers(folder)).toEqual([])
      server.receives('SIGTERM')
      expect(await server.ends()).toBe(0)
      expect(await openToOthers(folder)).toEqual([])
    }, 60_000)

    test('a data folder that everybody could read and write is closed at the start', async () => {
      const folder = await newFolder()
      await prepareFolder(folder)
      await chmod(folder, 0o777)
      for (const path of await pathsIn(folder)) await chmod(path, 0o777)
      await writeFile(join(folder, 'program'), 'of the operator')
      await chmod(join(folder, 'program'), 0o755)
      const server = await starts(folder)
      await server.prints(server.url)
      await writes(server)
      expect(await openToOthers(folder)).toEqual([`755 ${join(folder, 'program')}`])
      expect(server.output).not.toContain('DATA_DIR')
    }, 60_000)
  })
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-open-files-'))
  folders.push(folder)
  return folder
}

/** Makes tables and the log grow. */
async function writes({ url }: Program): Promise<void> {
  const visitor = await visits(url)
  await visitor.givesNumber('8 916 123-45-67')
  await visitor.isShown('waiting')
}

async function pathsIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((path) => join(folder, path))
}

/** Returns the paths to which anybody but the owner has rights, with these rights. */
async function openToOthers(folder: string): Promise<string[]> {
  const found = await Promise.all([folder, ...(await pathsIn(folder))].map(async (path) => ({ path, mode: await modeOf(path) })))
  return found.filter(({ mode }) => (mode & 0o077) !== 0).map(({ path, mode }) => `${mode.toString(8)} ${path}`)
}

/** A file that PostgreSQL has deleted meanwhile is open to nobody. */
async function modeOf(path: string): Promise<number> {
  return lstat(path).then(
    ({ mode }) => mode & 0o777,
    () => 0,
  )
}
