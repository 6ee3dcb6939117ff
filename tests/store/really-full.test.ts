import { afterEach, expect, test } from 'bun:test'
import postgres from 'postgres'
import { beginsAGame } from '../cast/begun-game.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { endPrograms, launch, type Program } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { type Cluster, embeddedServer } from '../run/postgres/embedded.ts'
import { maySmallDisk, type SmallDisk, smallDisk } from '../run/small-disk.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  await endPrograms()
  for (const close of closing.splice(0).reverse()) await close()
})

async function diskOf(megabytes: number): Promise<SmallDisk> {
  const disk = await smallDisk(megabytes)
  closing.push(disk.takeAway)
  return disk
}

async function clusterOn(places: Parameters<typeof embeddedServer>[0]): Promise<Cluster> {
  const cluster = await embeddedServer(places)
  closing.push(() => cluster.stop('immediate'))
  return cluster
}

const operatorPassword = 'a password for tests'

/** Looks at the board until it tells of a full disk, or no longer does. */
async function sees({ opens }: Awaited<ReturnType<typeof worksAtTheDesk>>, isFull: boolean): Promise<void> {
  const isTold = async () => (await opens('/board')).all('.problem[data-kind="database full"]').length > 0
  await waitFor(
    async () => (await isTold()) === isFull,
    () => (isFull ? 'a full disk on the board' : 'none on the board'),
  )
}

const answerTo = (rebus: number) => standardQuiz.rebuses[rebus - 1]?.answer ?? ''

/** A game with ten points, on a server of its own. */
async function playsOn(cluster: Cluster) {
  const settings = { DATABASE_URL: cluster.url, CALLBACK_SECRET: secret, OPERATOR_PASSWORD: operatorPassword }
  const program = await launch(settings)
  await program.prints(`${program.url}/`)
  return { program, ...(await beginsAGame(program, '79160000001')) }
}

/** People come and give their numbers until one is refused. Returns the numbers that were taken. */
async function comeUntilRefused({ url }: Program): Promise<string[]> {
  const taken: string[] = []
  for (let number = 1; number < 2_000; number += 1) {
    const phone = `+7916${String(1_000_000 + number)}`
    const stranger = await visits(url).catch(() => null)
    const status = (await stranger?.givesNumber(phone))?.status ?? 503
    if (status === 503) {
      await stranger?.sees('попробуйте через минуту')
      return taken
    }
    expect(status).toBe(200)
    taken.push(phone)
    stranger?.hidesTheTab()
  }
  throw new Error('nobody was refused')
}

async function ask<Row extends object>({ url }: Cluster, question: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  return [...(await sql.unsafe<Row[]>(question).finally(() => sql.end({ timeout: 1 })))]
}

const numbersIn = async (cluster: Cluster) =>
  (await ask<{ phone: string }>(cluster, 'select phone from visits')).map(({ phone }) => phone)

/** Writes to the log, a segment at a time, until PostgreSQL crashes. */
async function usesUp(cluster: Cluster): Promise<void> {
  const write = () => ask(cluster, `select pg_logical_emit_message(true, 'test', 'some'), pg_switch_wal()`)
  await waitFor(
    () =>
      write().then(
        () => false,
        () => true,
      ),
    () => 'the end of the log',
  )
}

test.if(maySmallDisk)(
  'while the disk of PostgreSQL is really full, the chat and the board say so, and nothing that was taken is lost',
  async () => {
    const disk = await diskOf(160)
    const cluster = await clusterOn({ data: `${disk.folder}/data`, wal: (await diskOf(96)).folder + '/wal' })
    const { program, visitor, caller } = await playsOn(cluster)
    const anna = await worksAtTheDesk(program.url, operatorPassword)
    await disk.fill()
    const taken = await comeUntilRefused(program)
    await program.prints('the disk of the database is full: make room on it')
    await sees(anna, true)
    await disk.makeRoom()
    await sees(anna, false)
    for (const rebus of [2, 3, 4, 5]) await caller.says(answerTo(rebus))
    await visitor.isShown('finished')
    await visitor.hasPoints(50)
    expect(await numbersIn(cluster)).toEqual(expect.arrayContaining(taken))
  },
)

test.if(maySmallDisk)(
  'where its write-ahead log finds no room, PostgreSQL crashes until somebody makes some: nothing is lost',
  async () => {
    const disk = await diskOf(32)
    const cluster = await clusterOn({ wal: `${disk.folder}/wal`, settings: ['-c', 'max_wal_size=1GB'] })
    const { program, visitor, caller } = await playsOn(cluster)
    await disk.fill()
    const stranger = await visits(program.url)
    expect((await stranger.givesNumber('+79161000000')).status).toBe(200)
    await usesUp(cluster)
    const taken = ['+79161000000', ...(await comeUntilRefused(program))]
    await visitor.sees('База данных не отвечает')
    const answering = caller.says(answerTo(2))
    await disk.makeRoom()
    await cluster.start()
    await answering
    await visitor.noLongerSees('База данных не отвечает')
    await caller.waits(5)
    await visitor.hasPoints(20)
    for (const rebus of [3, 4, 5]) await caller.says(answerTo(rebus))
    await visitor.isShown('finished')
    expect(await numbersIn(cluster)).toEqual(expect.arrayContaining(taken))
  },
)
