import { afterEach, describe, expect, test } from 'bun:test'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRequest } from '../../server/commands/backup.ts'
import { parseRequest as parseRestoreRequest } from '../../server/commands/restore.ts'
import { ArchiveProblem, newestBackupAt } from '../../server/store/archive/archive.ts'
import { beginsAGame } from '../cast/begun-game.ts'
import { url } from '../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { freePort } from '../run/port.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

afterEach(endPrograms)

/** Runs what `bun run backup` or `bun run restore` runs, without the launcher. Returns the exit code and the output. */
async function runs(command: 'backup' | 'restore', settings: Record<string, string>, ...words: string[]) {
  const program = await launch(settings, [process.execPath, `server/commands/${command}.ts`, ...words])
  return { code: await program.ends(), output: program.output }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'pavel-backup-'))
const answer = (rebus: number) => standardQuiz.rebuses[rebus - 1]?.answer ?? ''

describe('command-line arguments', () => {
  test.each([
    [[], { target: '.backups', kept: null }],
    [['/backups', '--keep', '14'], { target: '/backups', kept: 14 }],
    [['--keep', '3'], { target: '.backups', kept: 3 }],
    [['--verify', 'one.gz'], { verified: 'one.gz' }],
  ])('backup %j', (words, request) => expect(parseRequest(words)).toEqual(request))

  test.each([[['--keep']], [['--keep', '0']], [['a', 'b']], [['--verify']], [['--force']]])('backup %j is refused', (words) =>
    expect(() => parseRequest(words)).toThrow(ArchiveProblem),
  )

  test('restore takes one file', () => {
    expect(parseRestoreRequest(['one.gz', '--replace'])).toEqual({ path: 'one.gz', isDryRun: false, isReplacing: true })
    expect(() => parseRestoreRequest([])).toThrow(ArchiveProblem)
    expect(() => parseRestoreRequest(['one.gz', 'two.gz'])).toThrow(ArchiveProblem)
  })
})

test('a folder keeps its newest backups and everything else; a backup of nothing, one onto a file, and one to a forbidden place are refused', async () => {
  const [folder, data] = [await newFolder(), join(await newFolder(), 'data')]
  await prepareFolder(data)
  const former = ['2026-11-01T00-00-00', '2026-11-02T00-00-00'].map((time) => `pavel-${time}Z.backup.gz`)
  for (const name of [...former, 'notes.txt']) await writeFile(join(folder, name), '')
  expect(await newestBackupAt([folder])).toEqual(new Date('2026-11-02T00:00:00Z'))
  const made = await runs('backup', { DATA_DIR: data }, folder, '--keep', '2')
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('It was read back and is whole.') })
  const left = (await readdir(folder)).sort()
  expect(left).toEqual(['notes.txt', former[1] ?? '', expect.stringMatching(/^pavel-.*Z\.backup\.gz$/)])
  expect((await newestBackupAt([folder]))?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  const onto = await runs('backup', { DATA_DIR: data }, join(folder, 'notes.txt'))
  expect(onto).toMatchObject({ code: 1, output: expect.stringContaining('expected a new name') })
  // Nobody may make a folder there, root neither.
  const forbidden = await runs('backup', { DATA_DIR: data }, '/sys/backups/')
  expect(forbidden).toMatchObject({
    code: 1,
    output: expect.stringContaining('that this user may write to, found /sys/backups/'),
  })
  const none = await runs('backup', { DATA_DIR: join(folder, 'none') }, folder)
  expect(none).toMatchObject({
    code: 1,
    output: expect.stringContaining('DATA_DIR: expected a folder with an embedded database'),
  })
  const damaged = await runs('restore', { DATA_DIR: data }, join(folder, former[1] ?? ''))
  expect(damaged).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^\S+: expected a whole backup, found a damaged one .*\n$/),
  })
}, 60_000)

if (url) {
  test(
    'backups are made while servers run, and a game under way plays on in the other kind of database, where its prize is given once',
    () =>
      scratchDatabase(url ?? '', async (DATABASE_URL) => {
        const [DATA_DIR, PORT, backups] = [join(await newFolder(), 'data'), String(await freePort()), await newFolder()]
        await mkdir(backups, { recursive: true })
        await prepareFolder(DATA_DIR)
        const embedded = { DATA_DIR }
        const server = { DATA_DIR, DATABASE_URL }
        const starts = async (place: Record<string, string>) => {
          const program = await launch({ ...place, PORT, CALLBACK_SECRET: secret })
          await program.prints(`${program.url}/`)
          return program
        }
        const first = await starts(embedded)
        const { visitor, caller } = await beginsAGame(first)
        const ofEmbedded = join(backups, 'embedded.gz')
        expect(await runs('backup', embedded, ofEmbedded)).toMatchObject({
          code: 0,
          output: expect.stringContaining('1 participants'),
        })
        expect(await readdir(join(DATA_DIR, 'copies'))).toEqual([])
        first.receives('SIGKILL')
        await first.ends()

        expect(await runs('restore', server, ofEmbedded)).toMatchObject({
          code: 0,
          output: expect.stringContaining('erase again'),
        })
        const second = await starts(server)
        const back = await visits(second.url, { token: visitor.token })
        await back.hasPoints(10)
        await caller.says(answer(2))
        await back.hasPoints(20)
        const ofServer = join(backups, 'server.gz')
        expect(await runs('backup', server, ofServer)).toMatchObject({ code: 0 })
        second.receives('SIGKILL')
        await second.ends()

        const elsewhere = { DATA_DIR: join(await newFolder(), 'data') }
        expect(await runs('restore', elsewhere, ofServer)).toMatchObject({ code: 0 })
        const third = await starts(elsewhere)
        const winner = await visits(third.url, { token: visitor.token })
        await winner.hasPoints(20)
        for (const rebus of [3, 4, 5]) await caller.says(answer(rebus))
        await winner.sees('Промокод')
        const again = await visits(third.url)
        await again.givesNumber('8 916 123-45-67')
        await again.sees('Одна попытка в одни руки')
        third.receives('SIGTERM')
        await third.ends()
      }),
    240_000,
  )
}
