import { describe, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, readCases } from './verdicts/cases.ts'
import { figuresOf, type Share } from './verdicts/figures.ts'
import { type Judged, judge } from './verdicts/judge.ts'
import { failuresOf } from './verdicts/table.ts'

const folder = join(import.meta.dir, 'verdicts')
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
const setOf = (isIn: (name: string) => boolean) => files.filter(isIn).flatMap((name) => readCases(join(folder, name)))

const isFree = ({ verdict }: Case) => verdict === 'nothing' || verdict === 'unknown'

/** What is promised of answers. `bun run matching:report` prints the same figures by class, with the cases that are not debatable. */
describe.each<[string, Case[]]>([
  ['the first set', setOf((name) => !name.includes('unseen'))],
  ['the set that was unseen', setOf((name) => name.includes('unseen'))],
  ['the second set that was unseen', readCases(join(folder, 'second'))],
  ['the practice sets', readCases(join(folder, 'third'))],
  ['the fourth set that was unseen', readCases(join(folder, 'fourth'))],
  ['the fifth set that was unseen', readCases(join(folder, 'fifth'))],
  ['the sixth set, which is unseen', readCases(join(folder, 'sixth'))],
])('In %s', (_, cases) => {
  const judged = cases.map(judge)
  const figures = figuresOf(judged)
  const failing = (isSuch: (judged: Judged) => boolean) =>
    failuresOf(judged.filter((one) => !one.item.debatable && isSuch(one))).join('\n')

  test.each<[string, Share, number, (judged: Judged) => boolean]>([
    ['right answers that are spoken', figures.rightSpoken, 0.97, ({ item }) => item.via === 'spoken' && item.verdict === 'right'],
    ['right answers that are typed', figures.rightTyped, 0.9, ({ item }) => item.via === 'typed' && item.verdict === 'right'],
    ['those who do not know', figures.notKnowing, 0.97, ({ item }) => item.class !== 'noise' && isFree(item)],
    ['commands', figures.commands, 0.97, ({ item }) => item.verdict.startsWith('command:')],
  ])('of %s, enough are understood', (__, { share }, least, isSuch) => {
    expect(share, failing(isSuch)).toBeGreaterThanOrEqual(least)
  })

  test('of wrong answers, at most one in a hundred is accepted', () => {
    expect(figures.wrongAccepted.of).toBeGreaterThan(200)
    expect(
      figures.wrongAccepted.share,
      failing(({ outcome }) => outcome === 'right'),
    ).toBeLessThanOrEqual(0.01)
  })

  test('noise, breath and words to gain time cost nobody an attempt', () => {
    expect(figures.lostToNoise.of).toBeGreaterThan(20)
    expect(
      figures.lostToNoise.count,
      failing(({ item, costs }) => item.class === 'noise' && costs),
    ).toBe(0)
  })

  test('nobody who picks up is taken for a machine', () => {
    expect(figures.peopleTakenForMachines.of).toBeGreaterThanOrEqual(15)
    expect(
      figures.peopleTakenForMachines.count,
      failing(({ item }) => item.verdict === 'person'),
    ).toBe(0)
  })
})
