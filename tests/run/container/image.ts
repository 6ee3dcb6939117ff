import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command } from '../command.ts'
import { scratch } from '../scratch.ts'
import { type Copy, readContainerfile, type Stage } from './containerfile.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const containerfile = join(repository, 'server/start/deploy/Containerfile')

/** An image as a folder: what the last stage of the Containerfile puts on top of its base image. The base is this machine. */
export type Image = Stage & { root: string }

/** Builds the image of server/start/deploy without an engine: copies what it copies, and runs what it runs. */
export async function buildImage(): Promise<Image> {
  const roots = new Map<string, string>()
  const stages = readContainerfile(containerfile)
  for (const [at, stage] of stages.entries()) {
    const root = scratch.path(`image-${at}`)
    roots.set(stage.name, root)
    await mkdir(join(root, stage.folder), { recursive: true })
    for (const step of stage.steps) await (Array.isArray(step) ? run(step, root, stage) : copy(step, root, stage, roots))
  }
  const last = stages.at(-1)
  if (!last) throw new Error('a Containerfile: expected an image, found none')
  return { ...last, root: roots.get(last.name) ?? '' }
}

/** The program is this machine's, and so are its settings: the address of the package registry, and what has been downloaded. */
async function run([program = '', ...words]: string[], root: string, { folder }: Stage): Promise<void> {
  const own = program === 'bun' ? process.execPath : program
  const inRoot = words.map((word) => (word.startsWith('/') ? join(root, word) : word))
  await succeed(['env', '--chdir', join(root, folder), own, ...inRoot])
}

async function copy({ from, owner, sources, target }: Copy, root: string, { folder }: Stage, roots: Map<string, string>) {
  const to = join(root, resolve(folder, target))
  const origin = from === null ? repository : (roots.get(from) ?? '')
  for (const source of sources) {
    const path = join(origin, source)
    const isFolder = (await stat(path)).isDirectory()
    const place = isFolder ? to : join(to, basename(path))
    await mkdir(isFolder ? place : dirname(place), { recursive: true })
    // The layers of an image share files with those below, and these do, too.
    await succeed(['cp', '--archive', '--force', ...(from === null ? [] : ['--link']), isFolder ? `${path}/.` : path, place])
  }
  if (owner !== null && process.getuid?.() === 0) await succeed(['chown', '--recursive', owner, to])
}

async function succeed(words: string[]): Promise<void> {
  const { code, output } = await command(words, { seconds: 120 })
  if (code !== 0) throw new Error(`${words.join(' ')}: expected it to succeed, found exit code ${code}:\n${output}`)
}
