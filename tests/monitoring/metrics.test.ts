import { expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { retryPushedTurns } from '../../server/game/pushed-turns.ts'
import { erase } from '../../server/privacy/erase.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { openVisitSocket } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'
import { started, wire } from '../cast/wire.ts'
import { figuresOf } from './figures.ts'

const phone = '8 916 123-45-67'

test('a whole game shows in the metrics: visit, call, game, events and their latency, prize', async () => {
  const evening = await opensTheEvening()
  const figures = figuresOf(evening.url)
  const before = await figures.look()
  expect(before.of('pavel_visits_opened_total')).toBe(0)
  expect(before.of('pavel_calls')).toBe(0)
  const { visitor, caller } = await evening.plays(phone)
  await figures.become(1, 'pavel_games', { campaign: 'intercom-ru', state: 'playing' })
  await figures.become(1, 'pavel_calls', { direction: 'inbound' })
  expect((await figures.look()).of('pavel_sockets')).toBe(1)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await figures.become(1, 'pavel_calls_ended_total', { direction: 'inbound' })
  const after = await figures.look()
  expect(after.of('pavel_visits_opened_total')).toBe(1)
  expect(after.of('pavel_calls_begun_total', { direction: 'inbound' })).toBe(1)
  expect(after.of('pavel_games_begun_total')).toBe(1)
  expect(after.of('pavel_games_finished_total', { tier: 100 })).toBe(1)
  expect(after.of('pavel_games_without_code_total')).toBe(0)
  expect(after.of('pavel_voice_events_total', { event: 'speech.heard', status: 200 })).toBe(5)
  expect(after.of('pavel_voice_event_duration_seconds_count', { event: 'speech.heard' })).toBe(5)
  expect(after.of('pavel_voice_event_duration_seconds_sum', { event: 'speech.heard' })).toBeGreaterThan(0)
  expect(after.of('pavel_reply_duration_seconds_count')).toBeGreaterThan(0)
  expect(after.of('pavel_visitor_shown_duration_seconds_count')).toBeGreaterThan(5)
  expect(after.of('pavel_failures_total', { kind: 'unexpected' })).toBe(0)
  await figures.become(0, 'pavel_games', { state: 'playing' })
})

test('a visitor who has given a number and a game that lost its call are counted as waiting', async () => {
  const evening = await opensTheEvening()
  const figures = figuresOf(evening.url)
  const waiting = await evening.comes()
  await waiting.givesNumber('8 916 000-00-01')
  await figures.become(1, 'pavel_visits_waiting')
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  await figures.become(1, 'pavel_games', { state: 'waiting' })
  await figures.become(0, 'pavel_games', { state: 'playing' })
})

test('a reconnected socket counts as a return, and a new page does not', async () => {
  const evening = await opensTheEvening()
  const figures = figuresOf(evening.url)
  const { visitor, caller } = await evening.plays(phone)
  await figures.become(1, 'pavel_sockets_opened_total', { kind: 'first' })
  visitor.hidesTheTab()
  await figures.become(0, 'pavel_sockets')
  await caller.says(evening.answerTo(1))
  await visitor.showsTheTab()
  await visitor.hasPoints(10)
  await visitor.reloads()
  await figures.become(2, 'pavel_sockets_opened_total', { kind: 'first' })
  expect((await figures.look()).of('pavel_sockets_opened_total', { kind: 'return' })).toBe(1)
})

test('requests that the scenario lost and retried are counted once, however often it reports them', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  const first = { call: line.call, seq: 1, ...started('79161234567') }
  await line.sends(first)
  const second = { call: line.call, seq: 2, type: 'call.answered', before: [{ seq: 1, tries: 3, lost: 2, replyMs: 700 }] }
  for (const _ of [1, 2]) expect((await line.sends(second)).status).toBe(200)
  const after = await figuresOf(evening.url).look()
  expect(after.of('pavel_voice_retries_total')).toBe(2)
  expect(after.of('pavel_voice_requests_lost_total')).toBe(2)
  expect(after.of('pavel_reply_duration_seconds_bucket', { le: '0.75' })).toBe(1)
  expect(after.of('pavel_reply_duration_seconds_bucket', { le: '0.5' })).toBe(0)
})

test('what was heard over Pavel is counted, with what came of it', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  await line.sends({ call: line.call, seq: 1, ...started('79161234567') })
  await line.sends({ call: line.call, seq: 2, type: 'call.answered' })
  const interruptions = { stops: 3, saidAgain: 1, echoes: 2, longestStopMs: 20 }
  const ended = { call: line.call, seq: 3, type: 'call.ended', reason: '', seconds: 30, by: 'caller', interruptions }
  for (const _ of [1, 2]) expect((await line.sends(ended)).status).toBe(200)
  const after = await figuresOf(evening.url).look()
  expect(after.of('pavel_false_stops_total')).toBe(1)
  expect(after.of('pavel_echoes_total')).toBe(2)
})

test('refused events are counted by status', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  await line.sends({ call: line.call, seq: 1, type: 'call.answered' })
  await line.sends({ call: line.call, seq: 1, type: 'call.melted' })
  await line.sends(
    { call: line.call, seq: 1, type: 'call.answered' },
    { secret: `whsec_${btoa('another secret than the tests know')}` },
  )
  const after = await figuresOf(evening.url).look()
  expect(after.of('pavel_voice_events_total', { event: 'call.answered', status: 404 })).toBe(1)
  expect(after.of('pavel_voice_events_total', { event: 'none', status: 422 })).toBe(1)
  expect(after.of('pavel_voice_events_total', { event: 'none', status: 401 })).toBe(1)
})

test('a pushed turn that is not acknowledged is counted, and pending until it is', async () => {
  const evening = await opensTheEvening({ sessionsAnswer: () => 500 })
  const figures = figuresOf(evening.url)
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.types(evening.answerTo(1))
  await figures.become(1, 'pavel_pushes_pending')
  evening.passes(4 / 60)
  await retryPushedTurns(evening.context)
  await figures.become(1, 'pavel_pushes_unacknowledged_total')
  expect((await figures.look()).of('pavel_turns_pushed_total')).toBe(1)
})

test('a callback shows in its state, in the queue and by its outcome', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const figures = figuresOf(evening.url)
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  await figures.become(1, 'pavel_callbacks', { state: 'called' })
  caller.refuses(486)
  await visitor.sees('Занято')
  await figures.become(1, 'pavel_callbacks_ended_total', { outcome: 'busy' })
  const after = await figures.look()
  expect(after.of('pavel_callbacks_requested_total')).toBe(1)
  expect(after.of('pavel_callbacks_ordered_total')).toBe(1)
  expect(after.labelsOf('pavel_queue_jobs')).toContain('queue="callbacks",state="active"')
  await figures.become(0, 'pavel_callbacks', { state: 'called' })
})

test('the remaining codes of each tier are counted down to zero', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithCodes(10, ['TEN-1']) })
  const figures = figuresOf(evening.url)
  await figures.become(1, 'pavel_codes_left', { tier: 10 })
  await skipsEverything(evening, '8 916 000-00-01')
  await figures.become(0, 'pavel_codes_left', { tier: 10 })
  await skipsEverything(evening, '8 916 000-00-02')
  await figures.become(1, 'pavel_games_without_code_total')
})

test('the prizes that are left of each bounded tier are counted down, and a tier that is to give none is not listed', async () => {
  const { quiz, ...file } = await quizWithCodes(20, ['TWENTY-1', 'TWENTY-2'])
  const mosts: Record<string, number | undefined> = { 100: 0, 30: undefined, 20: 1, 10: 2 }
  const tiers = quiz.tiers.map((tier) => ({ ...tier, most: mosts[tier.id] }))
  const evening = await opensTheEvening({ quizFile: { ...file, quiz: { ...quiz, tiers } } })
  const figures = figuresOf(evening.url)
  await figures.become(2, 'pavel_codes_left', { tier: 10 })
  await figures.become(1, 'pavel_codes_left', { tier: 20 })
  expect((await figures.look()).labelsOf('pavel_codes_left')).toHaveLength(2)
  await skipsEverything(evening, '8 916 000-00-01')
  await figures.become(1, 'pavel_codes_left', { tier: 10 })
})

test('erased people are counted without identifying anybody', async () => {
  const evening = await opensTheEvening()
  const { caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await erase(evening.context, '+79161234567')
  const after = await figuresOf(evening.url).look()
  expect(after.of('pavel_people_erased_total')).toBe(1)
  expect(after.text).not.toMatch(/916\D{0,3}123|123-?45-?67/)
})

test('a refusal is counted by the limit that was hit, without identifying anybody', async () => {
  const evening = await opensTheEvening({ limitTable: { visits: { number: { most: 1, seconds: 60 } } } })
  await (await evening.comes()).givesNumber(phone)
  expect((await (await evening.comes()).givesNumber(phone)).status).toBe(429)
  const after = await figuresOf(evening.url).look()
  expect(after.of('pavel_limits_hit_total')).toBe(1)
  expect(after.labelsOf('pavel_limits_hit_total')).toEqual(['limit="visits of number"'])
})

test('a socket closed by the server is counted by its code', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const socket = openVisitSocket(`${evening.url}/socket?after=0`, visitor.token, { origin: evening.url })
  socket.onopen = () => socket.send('nobody listens to this')
  await figuresOf(evening.url).become(1, 'pavel_sockets_closed_total', { code: 1008 })
})

test('unexpected errors are counted', async () => {
  const evening = await opensTheEvening({ quizFile: await readQuiz(fixedQuizPath()) })
  const { visitor } = await evening.plays(phone)
  Object.defineProperty(evening.quiz, 'rebuses', {
    get() {
      throw new Error('the quiz is broken')
    },
  })
  expect((await visitor.types('мамонт')).status).toBe(500)
  expect(evening.reported.length).toBeGreaterThan(0)
  await figuresOf(evening.url).become(evening.reported.length, 'pavel_failures_total', { kind: 'unexpected' })
})

test('two servers on one database count their own events, and agree on what is in the database', async () => {
  const [here, there] = [await opensTheEvening(), await opensTheEvening()]
  await here.plays(phone)
  await figuresOf(there.url).become(1, 'pavel_games', { state: 'playing' })
  await figuresOf(here.url).become(1, 'pavel_games', { state: 'playing' })
  expect((await figuresOf(here.url).look()).of('pavel_games_begun_total')).toBe(1)
  expect((await figuresOf(there.url).look()).of('pavel_games_begun_total')).toBe(0)
  expect((await figuresOf(there.url).look()).of('pavel_sockets')).toBe(0)
})

test('a blocked event loop shows as lag', async () => {
  const { url } = await opensTheEvening()
  const isBusyUntil = performance.now() + 400
  while (performance.now() < isBusyUntil);
  await waitFor(
    async () => {
      const { of } = await figuresOf(url).look()
      const slow =
        (of('pavel_event_loop_lag_seconds_count') ?? 0) - (of('pavel_event_loop_lag_seconds_bucket', { le: '0.25' }) ?? 0)
      return slow > 0
    },
    () => 'the lag',
  )
})

test('every metric has a help text and none is NaN, including those of the process', async () => {
  const { url } = await opensTheEvening()
  const { text, of } = await figuresOf(url).look()
  const names = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z0-9].*\\.$`, 'm'))
  expect(of('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(of('process_cpu_seconds_total')).toBeGreaterThan(0)
  expect(of('process_start_time_seconds')).toBeGreaterThan(1_700_000_000)
})

async function skipsEverything(evening: Evening, number: string) {
  const { visitor, caller } = await evening.plays(number)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
}

async function quizWithCodes(discount: number, codes: string[]) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  await writeFile(join(folder, 'codes.txt'), codes.join('\n'))
  return {
    quiz: { ...quiz, tiers: quiz.tiers.map((tier) => (tier.discount === discount ? { ...tier, codes: 'codes.txt' } : tier)) },
    folder,
    name,
  }
}
