import { expect, test } from 'bun:test'
import type { Findings } from '../../scenario/protocol.ts'
import { interpretFindings } from '../../server/game/check-findings.ts'
import { findNewestCheck, probeSessions, requestCheck } from '../../server/game/first-call-check.ts'
import { startServer } from '../cast/server.ts'
import { hostSessions } from '../cast/sessions.ts'
import { waitFor } from '../cast/waiting.ts'
import { started, wire } from '../cast/wire.ts'

const caller = '79161234567'

/** What a scenario reports about the expected engine while the call is up. */
const usual: Findings = {
  digests: 'hex',
  caller: '11 digits, begins with 7',
  called: '11 digits, begins with 7',
  'session address': 'given',
  'replaced phrase': 'ends silently',
  phrases: '12 of 12 were said',
  confidence: '0.87',
  'result field': 'text',
  'speech events': 'CaptureStarted +120, InterimResult +400, Result +1800',
  'failed request': 'resolves with -3',
  'management api': 'VoximplantAPI',
  'machine detection': 'present',
  'pushed turn': 'arrived',
}

const findingsOf = async ({ context }: Awaited<ReturnType<typeof startServer>>) =>
  (await findNewestCheck(context))?.findings ?? {}
const markOf = (findings: Findings, point: string, state: 'over' | 'under way' = 'over') =>
  interpretFindings({ state, findings }).find((reading) => reading.point === point)?.mark

/** Starts and answers a call, event by event, while a check is requested. */
async function isExamined(url: string, control = '') {
  const line = wire(url)
  const { turn } = await line.sends({ call: line.call, seq: 1, ...started(caller), control })
  line.skips(1)
  await line.reports({ type: 'call.answered' })
  return { line, turn }
}

test('the next call is a check instead of a game, and the one after it is a game again', async () => {
  const server = await startServer()
  await requestCheck(server.context)
  const { turn } = await isExamined(server.url)
  expect(turn.examine?.short).toBe(server.context.spoken.check.short)
  expect((await wire(server.url).starts(caller)).turn.examine).toBeUndefined()
  expect(await server.context.db.query.participants.findMany()).toEqual([])
})

test('a check that is asked for anew takes the place of the one that still waits, and examines no second call', async () => {
  const server = await startServer()
  await requestCheck(server.context)
  await requestCheck(server.context)
  expect((await isExamined(server.url)).turn.examine).toBeDefined()
  expect((await wire(server.url).starts(caller)).turn.examine).toBeUndefined()
})

test('a check waits ten minutes for its call', async () => {
  const server = await startServer()
  await requestCheck(server.context)
  server.passes(9)
  expect((await findNewestCheck(server.context))?.state).toBe('waits')
  server.passes(2)
  expect((await findNewestCheck(server.context))?.state).toBe('unanswered')
  expect((await wire(server.url).starts(caller)).turn.examine).toBeUndefined()
})

test('findings arrive in parts, and a later value replaces an earlier one', async () => {
  const server = await startServer()
  await requestCheck(server.context)
  const { line } = await isExamined(server.url)
  await line.reports({ type: 'call.examined', findings: { digests: 'hex', 'pushed turn': 'did not arrive' } })
  await line.reports({ type: 'call.ended', reason: '', seconds: 40 })
  await line.reports({ type: 'call.examined', findings: { 'pushed turn': 'arrived', 'unhandled rejection': 'ignored' } })
  expect(await findingsOf(server)).toMatchObject({ digests: 'hex', 'pushed turn': 'arrived', 'unhandled rejection': 'ignored' })
})

test('several servers probe the session only once during its call and once after it', async () => {
  const server = await startServer()
  const sessions = hostSessions(() => 202)
  await requestCheck(server.context)
  const { line, turn } = await isExamined(server.url, `${sessions.url}/1`)
  await Promise.all([probeSessions(server.context), probeSessions(server.context), probeSessions(server.context)])
  await waitFor(
    async () => 'session reply' in (await findingsOf(server)),
    () => 'the answer of the live session',
  )
  await line.reports({ type: 'call.ended', reason: '', seconds: 40 })
  await probeSessions(server.context)
  expect(sessions.bodies.map((body) => JSON.parse(body).turn)).toEqual([turn.turn])
  server.passes(1)
  await Promise.all([probeSessions(server.context), probeSessions(server.context), probeSessions(server.context)])
  await waitFor(
    async () => (await findNewestCheck(server.context))?.state === 'over',
    () => 'the end of the check',
  )
  expect(sessions.bodies).toHaveLength(2)
  expect(await findingsOf(server)).toMatchObject({
    'session reply': '202, without a body',
    'dead session': '202, without a body',
  })
  await sessions.close()
})

test('a session that cannot be reached, or has no address, is reported as a finding', async () => {
  const server = await startServer()
  await requestCheck(server.context)
  await isExamined(server.url)
  await probeSessions(server.context)
  expect(await findingsOf(server)).toMatchObject({ 'session reply': 'no session address' })
  await requestCheck(server.context)
  await isExamined(server.url, 'http://127.0.0.1:1/nobody')
  await probeSessions(server.context)
  expect(await findingsOf(server)).toMatchObject({ 'session reply': 'no answer' })
})

test('each finding is rated by what it means for Pavel', () => {
  const after = {
    ...usual,
    'session reply': '200, without a body',
    'dead session': '404, with a body',
    'hang-up in mid-phrase': 'PlaybackFinished never came',
    'unhandled rejection': 'ignored',
  }
  expect(
    interpretFindings({ state: 'over', findings: after })
      .filter(({ mark }) => mark !== 'expected')
      .map(({ point }) => point),
  ).toEqual(['longest call'])
  expect(markOf({ ...after, digests: 'HEX' }, 'digests')).toBe('adapted')
  expect(markOf({ ...after, digests: 'unknown: zz' }, 'digests')).toBe('trouble')
  expect(markOf({ ...after, caller: 'the text «anonymous»' }, 'caller')).toBe('adapted')
  expect(markOf({ ...after, phrases: '9 of 12 were said' }, 'phrases')).toBe('trouble')
  expect(markOf({ ...after, confidence: '87' }, 'confidence')).toBe('adapted')
  expect(markOf({ ...after, confidence: 'undefined' }, 'confidence')).toBe('adapted')
  expect(markOf({ ...after, 'speech events': 'InterimResult +400, InterimResult +800' }, 'speech events')).toBe('adapted')
  expect(markOf({ ...after, 'speech events': 'none' }, 'speech events')).toBe('trouble')
  expect(markOf({ ...after, 'dead session': '200, without a body' }, 'dead session')).toBe('adapted')
  expect(markOf({ ...after, 'failed request': 'explodes' }, 'failed request')).toBe('trouble')
})

test('missing findings are reported once the check is over: a rejection that ended the session, a turn that never arrived, a call cut short', () => {
  const { 'pushed turn': _, ...rest } = usual
  expect(markOf({ digests: 'hex' }, 'phrases', 'under way')).toBeUndefined()
  expect(markOf({ digests: 'hex' }, 'phrases')).toBe('unseen')
  expect(markOf({ ...usual, 'hang-up in mid-phrase': 'PlaybackFinished never came' }, 'unhandled rejection')).toBe('adapted')
  expect(markOf({ ...rest, 'session reply': '200, without a body' }, 'pushed turn')).toBe('trouble')
  expect(interpretFindings({ state: 'over', findings: { 'dead session': '404, with a body' } })).toHaveLength(1)
})

const hearing: Findings = {
  echo: 'none',
  'stopped phrase': 'ends silently',
  'long listening': 'heard after 31 s',
  'voice detection': 'present, a voice from 1200 to 1900 ms',
}

test('what is heard on the line while Pavel speaks is judged, and so is what stops him', () => {
  const followsFrom = (findings: Findings) =>
    interpretFindings({ state: 'over', findings: { ...usual, ...hearing, ...findings } }).flatMap(({ point, mark, follows }) =>
      point in findings ? [`${mark}: ${follows}`] : [],
    )
  expect(followsFrom(hearing)).toEqual([
    'expected: voices interrupt',
    'expected: phrases are stopped',
    'expected: recogniser keeps on',
    'expected: silence is detected',
  ])
  expect(followsFrom({ echo: '5 of 12 words, first after 850 ms, last 0 ms' })).toEqual(['adapted: echo is left out'])
  expect(followsFrom({ echo: '11 of 12 words, first after 850 ms, last 620 ms after the end' })).toEqual([
    'adapted: echo is too loud',
  ])
  expect(followsFrom({ 'stopped phrase': 'reports its end after 120 ms, echo for 640 ms' })).toEqual([
    'adapted: phrases are stopped',
  ])
  expect(followsFrom({ 'stopped phrase': 'goes on for 5200 ms' })).toEqual(['adapted: phrases go on'])
  expect(followsFrom({ 'stopped phrase': 'too short to tell' })).toEqual(['unseen: not seen'])
  expect(followsFrom({ 'long listening': 'deaf after its first result' })).toEqual(['adapted: recogniser starts again'])
  expect(followsFrom({ 'long listening': 'heard nothing' })).toEqual(['unseen: not seen'])
  expect(followsFrom({ 'voice detection': 'absent' })).toEqual(['adapted: silence is waited for'])
  expect(followsFrom({ 'machine detection': 'present without its module' })).toEqual(['adapted: machines are detected'])
})

test('a scenario that listens to no echo yet is not said to have missed it, and one that stopped before it is', () => {
  const points = (findings: Findings) => interpretFindings({ state: 'over', findings }).map(({ point }) => point as string)
  expect(points(usual)).not.toContain('echo')
  expect(points({ ...usual, 'voice detection': 'absent' })).toContain('echo')
})
