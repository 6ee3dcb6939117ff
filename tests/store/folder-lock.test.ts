import { afterEach, beforeEach, expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderInUse, lockFolder } from '../../server/store/embedded/folder-lock.ts'
import { denoProgram } from '../cast/deno.ts'
import { endPrograms, launch, prepareFolder, type Program } from '../cast/program.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavel-lock-'))
})

afterEach(async () => {
  await endPrograms()
  await rm(folder, { recursive: true, force: true })
})

const bun = [process.execPath]
const deno = [denoProgram(), 'run', '-A']
/** A container of its own, as far as process numbers go. Where that is forbidden, the number is taken away instead. */
const namespace = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child']
const hasNamespaces = spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'true']).status === 0

const holds = async (words: string[]): Promise<Program> => {
  const holder = await launch({}, [...words, 'tests/store/folder-lock.program.ts', folder])
  await holder.prints('locked')
  return holder
}

test('a folder in use is refused to other processes and to this one, with one sentence', async () => {
  const holder = await holds(bun)
  const refusal = `found ${folder} in use by another process, which was number ${holder.pid} where it runs`
  expect(lockFolder(folder)).rejects.toThrow(refusal)
  holder.receives('SIGKILL')
  await holder.ends()
  const release = await lockFolder(folder)
  expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  await release()
})

test('a killed holder frees the folder and leaves no journal, and so does one that ends in order', async () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const holder = await holds(bun)
    holder.receives(signal)
    await holder.ends()
    expect((await readdir(folder)).sort()).toEqual(['pavel.lock', 'pavel.pid'])
  }
  await (
    await lockFolder(folder)
  )()
})

test('a holder in another container is minded, whose number means nothing here', async () => {
  await holds(hasNamespaces ? [...namespace, ...bun] : bun)
  if (!hasNamespaces) await writeFile(join(folder, 'pavel.pid'), '4194305')
  expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
})

test('a number that is left over and belongs to another living program blocks nobody', async () => {
  await writeFile(join(folder, 'pavel.pid'), String(process.ppid))
  const release = await lockFolder(folder)
  expect(await readFile(join(folder, 'pavel.pid'), 'utf8')).toBe(String(process.pid))
  await release()
})

test('the runtimes mind each other', async () => {
  const holder = await holds(deno)
  expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  holder.receives('SIGKILL')
  await holder.ends()
  const release = await lockFolder(folder)
  const refused = await launch({}, [...deno, 'tests/store/folder-lock.program.ts', folder])
  expect(await refused.ends()).not.toBe(0)
  expect(refused.output).toContain('FolderInUse')
  await release()
})

test('of two servers on one folder one opens, and the other waits for it to end, says so, and goes on', async () => {
  await prepareFolder(folder)
  const servers = await Promise.all([launch({ DATA_DIR: folder }), launch({ DATA_DIR: folder })])
  const isWaiting = (server: Program) => server.output.includes(`DATA_DIR: waiting up to 30 s, found ${folder} in use`)
  await Promise.any(servers.map((server) => server.prints(server.url)))
  await Promise.any(servers.map((server) => server.prints('DATA_DIR: waiting up to 30 s')))
  const [first, second] = servers.toSorted((one, other) => Number(isWaiting(one)) - Number(isWaiting(other)))
  const states = await Promise.all(servers.map(({ url }) => fetch(`${url}/readyz`)))
  expect(states.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 503])
  first?.receives('SIGTERM')
  expect(await first?.ends()).toBe(0)
  await second?.prints(second.url)
})

test('a server that has waited in vain ends with 1 and one sentence', async () => {
  const release = await lockFolder(folder)
  const told: string[] = []
  const refusal = lockFolder(folder, { patienceMs: 300, tellOperator: (sentence) => told.push(sentence) })
  expect(refusal).rejects.toThrow('DATA_DIR: expected a folder of its own')
  await refusal.catch(() => {})
  expect(told).toHaveLength(1)
  await release()
})
