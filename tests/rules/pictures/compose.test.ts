import { describe, expect, test } from 'bun:test'
import { loadArt } from '../../../server/campaigns/icon-sets.ts'
import { iconsNamedIn } from '../../../server/rules/pictures/icon.ts'
import { lettersWidth } from '../../../server/rules/pictures/lettering.ts'
import type { CutMarks } from '../../../server/rules/pictures/marks.ts'
import { composePicture } from '../../../server/rules/pictures/pictures.ts'
import { type Part, type Piece, readParts, readPiece, type Recipe } from '../../../server/rules/pictures/recipe.ts'
import { findMalformation } from './well-formed.ts'

const draw = (recipe: Recipe, cutMarks: CutMarks = 'commas') => composePicture(recipe, loadArt(iconsNamedIn(recipe)), cutMarks)
const line = (...parts: Part[]): Recipe => ({ kind: 'line', parts })
const piece = (marks: Partial<Piece>): Piece => ({ kind: 'piece', art: 'salt', word: 'соль', ...marks })
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text)
const commasIn = (svg: string) => svg.match(/a13 13 /g)?.length ?? 0

describe('a piece', () => {
  test('has one comma for each cut letter, upside down at the front', () => {
    const front = draw(line(piece({ cutFront: 2 })))
    expect(commasIn(front)).toBe(2)
    expect(front.match(/rotate\(180\)/g)).toHaveLength(2)
    const back = draw(line(piece({ cutBack: 3 })))
    expect(commasIn(back)).toBe(3)
    expect(back).not.toContain('rotate(180)')
  })

  test('spells out the cut letters for readers who do not know comma marks', () => {
    const svg = draw(line(piece({ art: 'bread', word: 'bread', cutFront: 2 })), 'minus')
    expect(commasIn(svg)).toBe(0)
    expect(textsOf(svg)).toEqual(['−BR'])
  })

  test('leaves room for labels that are wider than its picture', () => {
    const scream = piece({ word: 'scream', cutBack: 5 })
    const svg = draw(line(scream, scream), 'minus')
    const [first, second] = [...svg.matchAll(/<g transform="translate\(([\d.]+) 0\)">[^]*?<text x="([\d.-]+)"/g)].map(
      ([, piece, middle]) => Number(piece) + Number(middle),
    )
    const width = lettersWidth('−CREAM', 60)
    expect(first).toBeCloseTo(width / 2, 0)
    expect(second! - first!).toBeGreaterThan(width)
  })

  test('shows a replaced letter struck out beside the new one', () => {
    expect(textsOf(draw(line(piece({ replace: [{ letter: 1, with: 'б' }] }))))).toEqual(['С', '=Б'])
  })

  test('refers to a repeated letter by its position', () => {
    expect(textsOf(draw(line(piece({ word: 'окно', strike: [4] }))))).toEqual(['4'])
  })

  test('stands upside down when its word is read backwards, but its marks do not', () => {
    const svg = draw(line(piece({ reversed: true, replace: [{ letter: 1, with: 'фа' }] })))
    expect(svg).toMatch(/<g transform="rotate\(180 [\d.]+ 0\)"><svg/)
    expect(textsOf(svg)).toEqual(['С', '=ФА'])
    expect(readParts([piece({ reversed: true, cutFront: 1, replace: [{ letter: 4, with: 'фа' }] })])).toBe('афло')
  })

  test('yields what is left of its word', () => {
    const cut = piece({ word: 'паровоз', cutBack: 3, strike: [1], replace: [{ letter: 2, with: 'о' }] })
    expect(readParts([cut])).toBe('оро')
    expect(readPiece(cut).map(({ fate }) => fate)).toEqual(['struck', 'replaced', 'given', 'given', 'cut', 'cut', 'cut'])
  })
})

describe('one thing placed by another', () => {
  const placed = (relation: 'in' | 'on' | 'under' | 'behind', reads: 'thing first' | 'preposition first'): Part => ({
    kind: 'placed',
    relation,
    says: 'в',
    thing: { kind: 'letters', text: 'а' },
    base: { kind: 'letters', text: 'то' },
    reads,
  })

  test('reads with its preposition, in either order', () => {
    expect(readParts([placed('in', 'thing first')])).toBe('авто')
    expect(readParts([placed('in', 'preposition first')])).toBe('втоа')
  })

  test.each(['in', 'on', 'under', 'behind'] as const)('is drawn %s it', (relation) => {
    const svg = draw(line(placed(relation, 'thing first')))
    expect(findMalformation(svg)).toBeNull()
    expect(textsOf(svg).sort()).toEqual(['А', 'О', 'Т'])
  })
})

describe('a drawing', () => {
  test('keeps the ids of repeated icons apart', () => {
    const gradient = { body: '<g id="a"/><path id="b" fill="url(#a)"/>', width: 32, height: 32 }
    const svg = composePicture(line(piece({}), piece({})), new Map([['salt', gradient]]), 'commas')
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(svg.match(/fill="url\(#part\d-a\)"/g)).toHaveLength(2)
  })

  test('shows markup in a text literally', () => {
    const svg = draw({ kind: 'scene', items: [{ kind: 'text', text: '<b>&</b>', at: [400, 300], size: 40 }] })
    expect(findMalformation(svg)).toBeNull()
    expect(textsOf(svg)).toEqual(['&lt;b&gt;&amp;&lt;/b&gt;'])
  })

  test('breaks a long row in two', () => {
    const letters: Part = { kind: 'letters', text: 'абвгде' }
    const rows = (parts: Part[]) => draw(line(...parts)).match(/<g transform="translate\([^)]*\) scale/g)?.length
    expect(rows([letters])).toBe(1)
    expect(rows([letters, { kind: 'sign', text: '+' }, letters])).toBe(2)
  })

  test('of a solved rebus shows every letter, including the cut ones, and drops in the answer', () => {
    const svg = draw({ kind: 'solved', parts: [piece({ cutFront: 2 }), { kind: 'letters', text: 'ё' }], answer: 'льё' })
    expect(textsOf(svg)).toEqual(['С', 'О', 'Л', 'Ь', 'Ё', 'Ё', 'Л', 'Ь', 'Ё'])
    expect(svg.match(/class="drop"/g)).toHaveLength(3)
    expect(svg).toContain('prefers-reduced-motion: no-preference')
  })

  test('of a solved rebus has a tile for each letter that replaces one', () => {
    const parts = [piece({ replace: [{ letter: 1, with: 'фас' }] })]
    expect(textsOf(draw({ kind: 'solved', parts, answer: 'фасоль' })).slice(0, 6)).toEqual(['С', 'Ф', 'А', 'С', 'О', 'Л'])
  })

  test('falls back to the second icon set', () => {
    expect(loadArt(['noto:abacus', 'abacus', 'noto:no-such-icon']).size).toBe(2)
  })
})
