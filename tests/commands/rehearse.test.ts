import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { worksAtTheDesk } from '../cast/desk.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { waitFor } from '../cast/waiting.ts'

const folders: string[] = []
const password = 'a password for tests'

afterEach(async () => {
  await endPrograms()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function rehearse(...words: string[]) {
  return launch({ OPERATOR_PASSWORD: password }, [process.execPath, 'server/commands/rehearse.ts', ...words])
}

/** Opens a conference of a few people who talk forty times as fast as usual. */
async function opensConference() {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-conference-'))
  folders.push(folder)
  await prepareFolder(join(folder, 'data'))
  const program = await rehearse(
    '--visitors',
    '6',
    '--minutes',
    '0.05',
    '--pace',
    '20',
    '--port',
    '0',
    '--folder',
    folder,
    '--again',
  )
  await program.prints('/operator')
  const url = /(http:\S+)\/operator/.exec(program.output)?.[1] ?? ''
  return { program, desk: await worksAtTheDesk(url, password) }
}

type Desk = Awaited<ReturnType<typeof worksAtTheDesk>>

/** Finds a call under way, another one than `but`, and does something to it. Resolves with its id once the desk has taken that. */
async function interferes(desk: Desk, act: string, fields: Record<string, string>, but = '') {
  let done = ''
  await waitFor(
    async () => {
      const { html } = await desk.opens('/board')
      const live = [...html.matchAll(/calls\/([\w-]+)\/stop/g)].map(([, id]) => id).find((id) => id !== but)
      if (!live || (await desk.sends(`/calls/${live}/${act}`, fields)).status !== 200) return false
      done = live
      return true
    },
    () => `a live call to ${act}`,
  )
  return done
}

test('made-up people play on a real server, and hear what the desk has Pavel say or which call it stops; then the desk shows them', async () => {
  const { program, desk } = await opensConference()
  const spokenTo = await interferes(desk, 'take-over', { act: 'say', sentence: 'Сейчас всё починим.' })
  const stopped = await interferes(desk, 'stop', {}, spokenTo)
  await program.prints('stays up')
  // The scenario has told that it began to say so.
  expect((await desk.opens(`/calls/${spokenTo}`)).text()).toContain('Сейчас всё починим.')
  expect(program.output).toContain('was hung up on')
  expect(program.output).toMatch(/came +6\n/)
  expect(program.output).not.toContain('trouble')
  expect((await desk.opens(`/calls/${stopped}`)).text()).toContain('начальство срочно зовёт меня')
  const won = Number(/won a code +(\d+)/.exec(program.output)?.[1])
  expect(won).toBeGreaterThan(0)
  expect((await desk.opens('')).html).not.toContain('/stop')
  program.receives('SIGINT')
  expect(await program.ends()).toBe(0)
}, 120_000)

test('a folder with a database, an option that does not exist and a wrong number are refused in one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-conference-'))
  folders.push(folder)
  await prepareFolder(join(folder, 'data'))
  await Bun.write(join(folder, 'data', 'PG_VERSION'), '')
  for (const [words, told] of [
    [['--folder', folder], 'found one in'],
    [['--visitors', 'many'], '--visitors: expected a number from 1 to 3000, found many'],
    [['--loud'], "Unknown option '--loud'"],
  ] as const) {
    const program = await rehearse(...words)
    expect(await program.ends()).toBe(1)
    expect(program.output).toContain(told)
    expect(program.output).not.toContain('    at ')
  }
})
