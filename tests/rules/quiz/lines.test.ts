import { describe, expect, test } from 'bun:test'
import { faultsOfLine, hardestLineOf, recipeOf } from '../../../server/rules/quiz/lines.ts'
import type { Rebus } from '../../../server/rules/quiz/schema.ts'

const scenes = {}
const scene = {
  kind: 'scene' as const,
  items: [{ kind: 'text' as const, text: '?', at: [400, 300] as [number, number], size: 90 }],
}
const letters = (text: string) => ({ kind: 'letters' as const, text })
const row = (...texts: string[]) => ({ kind: 'line' as const, parts: texts.map(letters) })

/** A rebus whose pictures are scenes, except those given. */
function rebus(pictures: Partial<Record<keyof Rebus['pictures'], object>>): Rebus {
  const picture = { description: 'Рисунок', recipe: scene }
  const all = { hard: picture, easier: picture, easiest: picture, solved: { description: 'Разобрано' } }
  const given = Object.entries(pictures).map(([level, each]) => [level, { description: 'Рисунок', ...each }])
  return { answer: 'пароль', accept: [], refuse: [], why: '', difficulty: 1, pictures: { ...all, ...Object.fromEntries(given) } }
}

const recipe = (pictures: Parameters<typeof rebus>[0], level: keyof Rebus['pictures']) =>
  recipeOf({ scenes }, rebus(pictures), level)

describe('a picture', () => {
  test('is drawn by its recipe, whatever its kind', () => {
    expect(recipe({}, 'hard')).toBe(scene)
    expect(recipe({ solved: { recipe: scene } }, 'solved')).toBe(scene)
  })

  test('that is a file is not drawn', () => {
    expect(recipe({ easier: { recipe: undefined, file: 'a.svg' }, easiest: { line: 'пароль' } }, 'easier')).toBeNull()
  })

  test('that is a line is drawn as its row, and taken apart where it is the solved one', () => {
    expect(recipe({ easier: { line: 'паро ль' } }, 'easier')).toEqual(row('паро', 'ль'))
    expect(recipe({ solved: { line: 'паро ль' } }, 'solved')).toEqual({
      kind: 'solved',
      parts: [letters('паро'), letters('ль')],
      answer: 'пароль',
    })
  })

  test('that cannot be read as a line is not drawn at all', () => {
    expect(() => recipe({ easier: { line: '*' } }, 'easier')).toThrow('«*» cannot be read as a line')
  })
})

describe('a rebus without a solved picture', () => {
  const solved = (parts: string[]) => ({ kind: 'solved' as const, parts: parts.map(letters), answer: 'пароль' })

  test('has its hardest line taken apart', () => {
    expect(recipe({ hard: { line: 'па роль' }, easier: { line: 'паро ль' } }, 'solved')).toEqual(solved(['па', 'роль']))
    expect(recipe({ easiest: { line: 'паро ль' } }, 'solved')).toEqual(solved(['паро', 'ль']))
  })

  test('has a row that is written as a recipe taken apart, too', () => {
    expect(recipe({ easier: { recipe: row('па', 'роль') }, easiest: { line: 'паро ль' } }, 'solved')).toEqual(
      solved(['па', 'роль']),
    )
  })

  test('cannot do without any line', () => {
    expect(hardestLineOf(rebus({ solved: { line: 'пароль' } }).pictures)).toBeUndefined()
    expect(() => recipe({}, 'solved')).toThrow('No picture of the rebus is a line')
  })
})

test('a fault of a line is told with what was expected, what may have been meant, and its place', () => {
  const icons = { scenes, isIcon: () => false, near: () => ['salt', 'sushi'] }
  const fault = { at: 'line', kind: 'unreadable line' as const }
  expect(faultsOfLine('соль:slat', 'line', icons)).toEqual([
    { ...fault, line: 'соль:slat', start: 5, end: 9, expectation: 'icon', near: ['salt', 'sushi'] },
  ])
  expect(faultsOfLine('а/в/', 'line', icons)).toEqual([
    { ...fault, line: 'а/в/', start: 4, end: 4, expectation: 'base', near: [] },
  ])
  expect(faultsOfLine('паро', 'line', icons)).toEqual([])
})
