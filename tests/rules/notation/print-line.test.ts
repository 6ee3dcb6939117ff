import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { printLine } from '../../../server/rules/notation/print-line.ts'
import { readLine } from '../../../server/rules/notation/read-line.ts'
import { type Letters, type Part, type Piece, Recipe, type SceneItem } from '../../../server/rules/pictures/recipe.ts'

const scenes: Record<string, SceneItem[]> = {
  монета: [{ kind: 'text', text: '1¢', at: [400, 300], size: 220 }],
  'own-flag': [{ kind: 'path', d: 'M0 0H10', stroke: '#000000' }],
}

const oddLetters = [...'abшйЁ1 -−=+/,:()!"«»\\\u0306'.split(''), '👍']
const text = (longest: number) =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'абвёйxyz'.split('')), minLength: 1, maxLength: longest }),
    fc.string({ unit: fc.constantFrom(...oddLetters), minLength: 1, maxLength: longest }),
  )
const icon = fc.constantFrom('salt', 'noto:pot-of-food', 'keycap-1', ...Object.values(scenes))

type Fate = { struck: boolean; with: string | null }
const fate: fc.Arbitrary<Fate> = fc.record({ struck: fc.boolean(), with: fc.option(text(3)) })

/** A piece as people write it: marks in the order of the letters, at most one for each, and only what applies. */
const piece: fc.Arbitrary<Piece> = fc
  .record({
    word: text(8),
    art: icon,
    front: fc.nat(3),
    back: fc.nat(3),
    fates: fc.array(fate, { maxLength: 8 }),
    reversed: fc.boolean(),
  })
  .map(({ word, art, front, back, fates, reversed }) => {
    const { length } = [...word]
    const cutFront = Math.min(front, length)
    const cutBack = Math.min(back, length - cutFront)
    const applied = fates.slice(0, length)
    const strike = applied.flatMap(({ struck }, index) => (struck ? [index + 1] : []))
    const replace = applied.flatMap((each, index) =>
      each.struck || each.with === null ? [] : [{ letter: index + 1, with: each.with }],
    )
    return {
      kind: 'piece',
      art,
      word,
      ...(cutFront > 0 && { cutFront }),
      ...(cutBack > 0 && { cutBack }),
      ...(strike.length > 0 && { strike }),
      ...(replace.length > 0 && { replace }),
      ...(reversed && { reversed }),
    }
  })
const letters: fc.Arbitrary<Letters> = text(10).map((each) => ({ kind: 'letters', text: each }))
const thing = fc.oneof(piece, letters)
const part: fc.Arbitrary<Part> = fc.oneof(
  thing,
  fc.constantFrom<Part>({ kind: 'sign', text: '+' }, { kind: 'sign', text: '−' }, { kind: 'sign', text: '=' }),
  fc.record({
    kind: fc.constant('placed' as const),
    relation: fc.constantFrom('in', 'on', 'under', 'behind'),
    says: fc.oneof(fc.constantFrom('в', 'на', 'под', 'за', 'over', 'IN'), text(6)),
    thing,
    base: thing,
    reads: fc.constantFrom('thing first', 'preposition first'),
  }),
)
const row = fc.array(part, { minLength: 1, maxLength: 6 })

describe('a line of notation', () => {
  test('that was printed is read as the same parts, whatever they are', () => {
    fc.assert(
      fc.property(row, (parts) => {
        const read = readLine(printLine(parts, scenes), { scenes })
        expect(read).not.toHaveProperty('faults')
        expect('parts' in read && read.parts.map((each) => each.part)).toEqual(parts)
      }),
    )
  })

  test('that can be read is a recipe that can be drawn, and anything else has a fault inside the line', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'аб,:+=-()/!" «»'.split(''), 'salt', '/в/', 'а:salt'), maxLength: 20 })
    fc.assert(
      fc.property(typed, (line) => {
        const read = readLine(line, { scenes })
        if ('parts' in read) v.parse(Recipe, { kind: 'line', parts: read.parts.map((each) => each.part) })
        else {
          expect(read.faults).not.toEqual([])
          for (const { start, end } of read.faults) expect(0 <= start && start <= end && end <= line.length).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('cannot hold a scene that has no name', () => {
    const own: Part = { kind: 'piece', art: scenes['монета'] ?? [], word: 'цент' }
    expect(() => printLine([own])).toThrow('without a name')
  })

  test('is printed as people write it', () => {
    const parts: Part[] = [
      { kind: 'letters', text: 'бр' },
      { kind: 'sign', text: '+' },
      {
        kind: 'piece',
        art: 'garlic',
        word: 'чеснок',
        cutFront: 1,
        cutBack: 2,
        strike: [3, 4],
        replace: [{ letter: 5, with: 'о' }],
      },
    ]
    expect(printLine(parts)).toBe('бр + ,че(-сн)(о=о)к,,:garlic')
  })
})
