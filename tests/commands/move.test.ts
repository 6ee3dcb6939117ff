import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRequest } from '../../server/commands/move.ts'
import { ArchiveProblem, holdsUnmovedDatabase } from '../../server/store/archive/archive.ts'
import { beginsAGame } from '../cast/begun-game.ts'
import { url } from '../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { poolerBefore } from '../run/pgbouncer.ts'
import { freePort } from '../run/port.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

afterEach(endPrograms)

/** Runs what `bun run move` runs, without the launcher. Returns the exit code and the output. */
async function move(settings: Record<string, string>, ...words: string[]) {
  const program = await launch(settings, [process.execPath, 'server/commands/move.ts', ...words])
  return { code: await program.ends(), output: program.output }
}

async function newFolder(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'pavel-move-')), 'data')
  await prepareFolder(folder)
  return folder
}

const answer = (rebus: number) => standardQuiz.rebuses[rebus - 1]?.answer ?? ''

describe('command-line arguments', () => {
  test('nothing moves to PostgreSQL for good', () => {
    expect(parseRequest([])).toEqual({ isToEmbedded: false, isDryRun: false, isReplacing: false })
  })

  test('an unknown one is refused', () => {
    expect(() => parseRequest(['--back'])).toThrow(ArchiveProblem)
  })
})

test('without a database to move to, or from, it says so in a sentence', async () => {
  expect(await move({})).toEqual({ code: 1, output: expect.stringMatching(/^DATABASE_URL: expected .*\n$/) })
  const none = await move({ DATA_DIR: '/nowhere/data', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(none).toEqual({ code: 1, output: expect.stringMatching(/^DATA_DIR: expected .* found none in \/nowhere\/data.\n$/) })
})

if (url) {
  test(
    'a game under way goes on after a move to PostgreSQL, is won after the move back, and its prize is given once',
    () =>
      scratchDatabase(url ?? '', async (DATABASE_URL) => {
        const [DATA_DIR, PORT] = [await newFolder(), String(await freePort())]
        const places = { embedded: { DATA_DIR }, server: { DATA_DIR, DATABASE_URL } }
        const starts = async (place: keyof typeof places) => {
          const program = await launch({ ...places[place], PORT, CALLBACK_SECRET: secret })
          await program.prints(`${program.url}/`)
          return program
        }
        const first = await starts('embedded')
        const { visitor, caller } = await beginsAGame(first)
        expect(await move(places.server)).toMatchObject({
          code: 1,
          output: expect.stringContaining('DATA_DIR: expected a folder'),
        })
        first.receives('SIGTERM')
        await first.ends()

        expect(await holdsUnmovedDatabase(DATA_DIR)).toBe(true)
        expect(await move(places.server)).toMatchObject({ code: 0, output: expect.stringMatching(/answers +0 +1\n/) })
        expect(await holdsUnmovedDatabase(DATA_DIR)).toBe(false)
        const stale = await launch(places.embedded)
        expect(await stale.ends()).toBe(1)
        expect(stale.output).toContain('DATA_DIR: expected a database that is in use')

        const second = await starts('server')
        const back = await visits(second.url, { token: visitor.token })
        await back.hasPoints(10)
        await caller.says(answer(2))
        await back.hasPoints(20)
        expect(await move(places.server, '--to-embedded', '--replace')).toMatchObject({
          code: 1,
          output: expect.stringContaining('found pavel: stop every server'),
        })
        second.receives('SIGTERM')
        await second.ends()

        expect(await move(places.server, '--to-embedded')).toMatchObject({
          code: 1,
          output: expect.stringContaining('--replace'),
        })
        expect(await move(places.server, '--to-embedded', '--replace')).toMatchObject({ code: 0 })
        const third = await starts('embedded')
        const winner = await visits(third.url, { token: visitor.token })
        await winner.hasPoints(20)
        for (const rebus of [3, 4, 5]) await caller.says(answer(rebus))
        await winner.sees('Промокод')
        await winner.hasPoints(50)
        const again = await visits(third.url)
        await again.givesNumber('8 916 123-45-67')
        await again.sees('Одна попытка в одни руки')
        third.receives('SIGTERM')
        await third.ends()
      }),
    240_000,
  )

  test('behind a pooler that lends sessions out, a move takes the address of PostgreSQL beside it', () =>
    scratchDatabase(url ?? '', async (direct) => {
      const pooler = await poolerBefore(direct, 'transaction')
      try {
        const through = { DATA_DIR: await newFolder(), DATABASE_URL: pooler.url }
        const refused = await move(through)
        expect(refused).toEqual({ code: 1, output: expect.stringMatching(/^DATABASE_DIRECT_URL: expected .*\n$/) })
        const moved = await move({ ...through, DATABASE_DIRECT_URL: direct })
        expect(moved).toMatchObject({ code: 0, output: expect.stringContaining(`the database ${new URL(pooler.url).host}/`) })
      } finally {
        await pooler.close()
      }
    }))
}
