import { afterEach, expect, test } from 'bun:test'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endPrograms, launch } from '../cast/program.ts'
import { command } from '../run/command.ts'
import { dataFolder } from '../run/data-folder.ts'
import { installFromDebian } from '../run/debian.ts'
import { scratch } from '../run/scratch.ts'
import { readPage } from './operations/page.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = join(import.meta.dir, 'operations')

afterEach(endPrograms)

/** What a machine has after step 1, and the Debian package of each. */
const programs = {
  curl: 'curl',
  git: 'git',
  ip: 'iproute2',
  nginx: 'nginx-light',
  openssl: 'openssl',
  psql: 'postgresql-client',
  'systemd-analyze': 'systemd',
}

async function findPrograms(): Promise<void> {
  const missing = () =>
    Object.entries(programs).filter(([name]) => !Bun.which(name, { PATH: `${process.env.PATH}:/usr/sbin:/sbin` }))
  if (missing().length > 0) await installFromDebian(...missing().map(([, debian]) => debian))
  if (missing().length > 0) throw new Error(`expected ${missing().join(', ')}: install them, the commands of operators need them`)
}

async function succeeds(words: string[]): Promise<string> {
  const { code, output } = await command(words, { seconds: 120 })
  if (code !== 0) throw new Error(`${words.join(' ')}: expected it to succeed, found exit code ${code}:\n${output}`)
  return output.trim()
}

/** The files as they are, in a repository that can be cloned. */
async function repositoryOf(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const files = 'git ls-files --cached --others --exclude-standard -z | xargs --null --no-run-if-empty ls -d 2>/dev/null'
  await succeeds(['sh', '-c', `cd ${root} && ${files} | tar --create --files-from - | tar --extract --directory ${folder}`])
  const git = ['git', '-C', folder, '-c', 'user.name=A test', '-c', 'user.email=test@example.com']
  await succeeds([...git, 'init', '--quiet', '--initial-branch', 'main'])
  await succeeds([...git, 'add', '--all'])
  await succeeds([...git, 'commit', '--quiet', '--message', 'As it is'])
  return folder
}

test('an operator who follows the page, and nothing else, gets a server that plays, and does with it all that the page says', async () => {
  await findPrograms()
  const folder = scratch.path('machine')
  mkdirSync(folder)
  const source = await repositoryOf(scratch.path('repository'))
  const cache = await succeeds([process.execPath, 'pm', 'cache'])
  const data = process.env.TEST_DATA_DIR ?? (await dataFolder())
  const kept = [root, join(root, 'node_modules'), dirname(folder), data]
  const space = ['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child']
  const machine = ['sh', join(here, 'machine.sh'), folder, process.execPath, cache, ...kept, '--']
  const follow = ['env', `--chdir=${root}`, '/usr/local/bin/bun', join(here, 'operations.program.ts'), source]
  const program = await launch({ DATA_DIR: folder, TEST_DATA_DIR: data }, [...space, ...machine, ...follow])
  const code = await program.ends()
  if (code !== 0) throw new Error(`the page does not work as it stands:\n${program.output}`)
  expect(program.output).toEndWith('The page was followed to its end\n')
}, 600_000)

test('what no test runs needs the vendor, public DNS, an authority or the servers of others', () => {
  const excused = readPage().filter(({ excuse }) => excuse !== null)
  for (const { excuse } of excused)
    expect(excuse).toMatch(/address of|servers of|public DNS|authority|key file|telephone|journal/)
  expect(readPage().length - excused.length).toBeGreaterThan(excused.length)
})
