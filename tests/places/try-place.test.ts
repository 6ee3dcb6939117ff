import { expect, test } from 'bun:test'
import { lostFrom } from './ledger.ts'
import type { Place } from './place.ts'
import { rowOf, tableOf } from './print.ts'
import { host } from './rows/host.ts'
import { tryPlace } from './try-place.ts'

const quickly = { games: 1, startSeconds: 60 }

test('a place that refuses the real program is seen to', async () => {
  for (const place of host) {
    const seen = await tryPlace(place, quickly)
    expect(seen).toMatchObject({ started: false, sentence: expect.stringMatching(/^HOST: /), played: 0, faults: [] })
  }
})

test('another outcome than expected, another sentence, a second line and a stack trace are faults', async () => {
  const faultsOf = async (script: string, expects: Place['expects'] = /^HOST:/) => {
    const wrap = () => [process.execPath, '-e', script]
    return (await tryPlace({ name: 'a program', expects, open: async () => ({ settings: {}, wrap }) }, quickly)).faults
  }
  expect(await faultsOf(`console.error('HOST: one'); process.exit(1)`)).toEqual([])
  expect(await faultsOf(`console.error('HOST: one'); process.exit(1)`, 'games')).toEqual([
    expect.stringContaining('expected games, found a refusal: HOST: one'),
  ])
  expect(await faultsOf(`console.error('HOST: one\\ntwo'); process.exit(2)`)).toEqual([
    'expected exit code 1, found 2',
    expect.stringContaining('expected one sentence, found 2 lines'),
  ])
  expect(await faultsOf(`console.error('PORT: one'); console.log(new Error('two').stack); process.exit(1)`)).toEqual([
    expect.stringContaining('a stack trace'),
    expect.stringContaining('expected the sentence /^HOST:/, found: PORT: one'),
  ])
})

test('what was accepted and is not in the database is lost', () => {
  const accepted = { visits: ['+7916'], typed: ['+7916 АЛЛО', '+7916 кит'], events: ['a 1', 'a 2'], codes: [] }
  const held = { visits: ['+7916'], typed: ['+7916 АЛЛО'], events: ['a 1', 'b 2'], codes: ['+7916 50 CODE'] }
  expect(lostFrom(accepted, held)).toEqual(['typed: +7916 кит', 'events: a 2'])
})

test('the table has a line for each place, and names below what was wrong', () => {
  const well = { started: true, sentence: null, played: 3, lost: 0, faults: [] }
  const badly = { ...well, lost: 1, faults: ['lost: events: a 2'] }
  const refused = { ...well, started: false, sentence: 'HOST: one', played: 0 }
  const crashed = { ...refused, faults: ['a stack trace'] }
  const all = { one: well, two: badly, three: refused, four: crashed }
  const text = tableOf(Object.entries(all).map(([name, seen]) => rowOf(name, seen, 2_000)))
  expect(text).toMatch(/^place +started +refused +games +lost/)
  expect(text).toMatch(/^two +yes +– +3 +1 +1 +2\.0/m)
  expect(text).toMatch(/^three +– +a sentence +– +– +0/m)
  expect(text).toMatch(/^four +– +wrongly +– +– +1/m)
  expect(text).toEndWith('✗ two\n  lost: events: a 2\n\n✗ four\n  a stack trace\n\n2 passed, 2 failed')
})
