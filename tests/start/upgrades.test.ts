import { expect, test } from 'bun:test'
import postgres from 'postgres'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { readConfig } from '../../server/config.ts'
import { runtime } from '../../server/runtime.ts'
import { type Running, start } from '../../server/start/start.ts'
import { installTelephone } from '../cast/caller.ts'
import { url as shared } from '../cast/database.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { phoneNumber, secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'
import { scratchDatabase } from '../run/postgres/database.ts'
import { formerSchemas, leaveDatabase, type Left } from './upgrades/former-database.ts'

/** The whole start, on what a former version has left there. */
async function updates(url: string): Promise<Running> {
  const settings = { DATABASE_URL: url, PORT: '0', CALLBACK_SECRET: secret, PHONE_NUMBER: phoneNumber, QUIZ: fixedQuizPath() }
  const config = readConfig(settings)
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const running = await start({ config, quizFile: await readQuiz(config.quiz), runtime, report, tellOperator: () => {} })
  expect(reported).toEqual([])
  return running
}

const answerTo = (rebus: number) => standardQuiz.rebuses[rebus - 1]?.answer ?? ''

/** Until campaigns a cookie held the token of a visit. */
const reopens = (url: string, schema: string, token: string) =>
  schema < '0010' ? visits(url, { cookie: `pavel=${token}` }) : visits(url, { token })

test.if(shared !== undefined).each(formerSchemas())(
  'a database with the schema %s and games under way is played on to the end',
  (schema) =>
    scratchDatabase(shared ?? '', async (databaseUrl) => {
      const left = await leaveDatabase(databaseUrl, schema)
      const running = await updates(databaseUrl)
      await playsOn(running.url.replace(/\/$/, ''), databaseUrl, { ...left, schema }).finally(running.stop)
    }),
)

async function playsOn(url: string, databaseUrl: string, { code, tokens, jobs, schema }: Left & { schema: string }) {
  const telephone = await installTelephone({ url: `${url}/voice/events`, secret })
  const pageOf = (token: string) => reopens(url, schema, token)

  const won = await pageOf(tokens.won)
  await won.isShown('finished')
  expect(won.code).toBe(code)

  const lost = await pageOf(tokens.lost)
  await lost.isShown('lost')
  const again = telephone.dials('79160000002')
  await lost.isShown('playing')
  await lost.hasPoints(10)
  for (const rebus of [2, 3, 4, 5]) await again.says(answerTo(rebus))
  await lost.isShown('finished')
  expect(lost.code).not.toBe(code)

  const live = await pageOf(tokens.live)
  await live.isShown('playing')
  await live.hasPoints(10)
  await saysInItsCall(url, databaseUrl, answerTo(2))
  await live.hasPoints(16)
  await live.types(answerTo(3))
  await live.hasPoints(26)

  const came = await pageOf(tokens.came)
  await came.isShown('waiting')
  telephone.dials('79160000004')
  await came.isShown('playing')

  if (tokens.asked) await isCalled(await pageOf(tokens.asked), databaseUrl, jobs)
  await hasKeptCodes(databaseUrl)
}

/** The next event of the call that has gone on during the update. */
async function saysInItsCall(url: string, databaseUrl: string, text: string): Promise<void> {
  const rows = await query(
    databaseUrl,
    (sql) => sql<{ id: string; turn: number; seq: number }[]>`
    select id, turn, (select max(seq) from events where call_id = calls.id) as seq from calls
    where caller = '+79160000001' and ended_at is null`,
  )
  const [call] = rows
  if (!call) throw new Error('the call has ended')
  const scenario = wire(url, call.id)
  scenario.skips(call.seq)
  const { status } = await scenario.reports({ type: 'speech.heard', turn: call.turn, text, confidence: 1 })
  expect(status).toBe(200)
}

/** Whoever waited to be called during the update is called once the time has come. */
async function isCalled(page: Awaited<ReturnType<typeof visits>>, databaseUrl: string, jobs: Left['jobs']): Promise<void> {
  await page.isShown('queued')
  expect(jobs).toHaveLength(1)
  await query(databaseUrl, (sql) => sql`update pgboss.job set start_after = now() where state < 'active'`)
  await waitFor(
    () => page.state !== 'queued',
    () => 'the call',
  )
  await page.isShown('calling')
}

/** No code was given twice, and every attempt is still one. */
async function hasKeptCodes(databaseUrl: string): Promise<void> {
  const [counted] = await query(
    databaseUrl,
    (sql) => sql<{ codes: number; given: number; games: number }[]>`
    select count(distinct code)::int as codes, count(code)::int as given, count(distinct phone)::int as games from participants
    where withdrawn_at is null`,
  )
  expect(counted).toEqual({ codes: 2, given: 2, games: 4 })
}

async function query<Rows>(databaseUrl: string, ask: (sql: postgres.Sql) => PromiseLike<Rows>): Promise<Rows> {
  const sql = postgres(databaseUrl, { max: 1 })
  return Promise.resolve(ask(sql)).finally(() => sql.end())
}
