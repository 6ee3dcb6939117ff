import { describe, expect, test } from 'bun:test'
import { readLine } from '../../../server/rules/notation/read-line.ts'
import { type Part, readParts } from '../../../server/rules/pictures/recipe.ts'

const scenes = { монета: [{ kind: 'text' as const, text: '1¢', at: [400, 300] as [number, number], size: 220 }] }
const icons = {
  scenes,
  isIcon: (name: string) => ['salt', 'locomotive', 'candy', 'thumbs-up', 'garlic', 'noto:pot-of-food', 'cat'].includes(name),
  near: (wanted: string) => (wanted === 'slat' || wanted === 'соль' ? ['salt'] : []),
}

function partsOf(line: string): Part[] {
  const read = readLine(line, icons)
  if ('faults' in read) throw new Error(`${line}: ${JSON.stringify(read.faults)}`)
  return read.parts.map(({ part }) => part)
}

/** Returns each fault with the text of its place. */
function faultsOf(line: string): [string, string, ...string[]][] {
  const read = readLine(line, icons)
  if ('parts' in read) return []
  return read.faults.map(({ start, end, expectation, near }) => [line.slice(start, end), expectation, ...near])
}

describe('a line of notation', () => {
  const plus: Part = { kind: 'sign', text: '+' }
  const letters = (text: string) => ({ kind: 'letters' as const, text })
  const soli = { kind: 'piece' as const, art: 'salt', word: 'соль' }

  const lines: [string, Part[]][] = [
    ['паро', [letters('паро')]],
    ['соль:salt', [soli]],
    ['паро + ,,соль:salt', [letters('паро'), plus, { ...soli, cutFront: 2 }]],
    ['паровоз,,,:locomotive', [{ kind: 'piece', art: 'locomotive', word: 'паровоз', cutBack: 3 }]],
    ['ко(-н)фета,,:candy', [{ kind: 'piece', art: 'candy', word: 'конфета', cutBack: 2, strike: [3] }]],
    ['че(-сно)к:garlic', [{ kind: 'piece', art: 'garlic', word: 'чеснок', strike: [3, 4, 5] }]],
    ['лай(к=н):thumbs-up', [{ kind: 'piece', art: 'thumbs-up', word: 'лайк', replace: [{ letter: 4, with: 'н' }] }]],
    ['(с=фас)оль:salt', [{ ...soli, replace: [{ letter: 1, with: 'фас' }] }]],
    ['!кот:cat', [{ kind: 'piece', art: 'cat', word: 'кот', reversed: true }]],
    ['цент:монета', [{ kind: 'piece', art: scenes.монета, word: 'цент' }]],
    ['суп:noto:pot-of-food', [{ kind: 'piece', art: 'noto:pot-of-food', word: 'суп' }]],
    ['"каменная соль":salt', [{ ...soli, word: 'каменная соль' }]],
    ['«каменная соль»:salt', [{ ...soli, word: 'каменная соль' }]],
    ['"а""б"', [letters('а"б')]],
    ['а - б = в', [letters('а'), { kind: 'sign', text: '−' }, letters('б'), { kind: 'sign', text: '=' }, letters('в')]],
    ['а б', [letters('а'), letters('б')]],
    ['кое-что', [letters('кое-что')]],
    ['а/в/то', [{ kind: 'placed', relation: 'in', says: 'в', thing: letters('а'), base: letters('то'), reads: 'thing first' }]],
    [
      '/в/о/лк',
      [{ kind: 'placed', relation: 'in', says: 'в', thing: letters('лк'), base: letters('о'), reads: 'preposition first' }],
    ],
    [
      ',соль:salt/за/кот:cat',
      [
        {
          kind: 'placed',
          relation: 'behind',
          says: 'за',
          thing: { ...soli, cutFront: 1 },
          base: { kind: 'piece', art: 'cat', word: 'кот' },
          reads: 'thing first',
        },
      ],
    ],
    [
      'а/под:внизу/б',
      [{ kind: 'placed', relation: 'under', says: 'внизу', thing: letters('а'), base: letters('б'), reads: 'thing first' }],
    ],
  ]

  test.each(lines)('%s', (line, parts) => expect(partsOf(line)).toEqual(parts))

  const alike: [string, string][] = [
    ['дед+лайн', 'дед + лайн'],
    ['  паро   +,,соль : salt ', 'паро + ,,соль:salt'],
    ['а / в / то', 'а/в/то'],
    ['а /в/ то', 'а/в/то'],
    ['/в/ о / лк', '/в/о/лк'],
    ['лай( к → н ):thumbs-up', 'лай(к=н):thumbs-up'],
    ['а − б', 'а - б'],
    ['и\u0306', 'й'],
  ]

  test.each(alike)('%s means the same as %s', (one, other) => expect(partsOf(one)).toEqual(partsOf(other)))

  test('leaves letters alone before a part that begins with its preposition', () => {
    expect(readParts(partsOf('с /в/о/лк'))).toBe('сволк')
    expect(partsOf('с /в/о/лк')).toHaveLength(2)
  })

  test('tells where each part is', () => {
    const read = readLine('паро + ,,соль:salt', icons)
    expect('parts' in read && read.parts.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [5, 6],
      [7, 18],
    ])
  })

  test('reads what stands for a reversed picture from right to left, after its letters are cut', () => {
    expect(readParts(partsOf('!кот:cat'))).toBe('ток')
    expect(readParts(partsOf('!,ко(т=мш):cat'))).toBe('шмо')
  })
})

describe('a line that cannot be read', () => {
  const faults: [string, ...[string, string, ...string[]][]][] = [
    ['', ['', 'part']],
    ['   ', ['', 'part']],
    ['соль:slat', ['slat', 'icon', 'salt']],
    ['соль:', ['', 'icon name']],
    [':salt', ['', 'word of an icon']],
    [',,соль', [',,соль', 'icon of a word', 'salt']],
    [',,,,,соль:salt', [',,,,,соль', 'fewer commas']],
    ['соль:salt,,', [',,', 'commas at the word']],
    ['соль:salt*2 + ко*т', ['*2', 'space'], ['*т', 'space']],
    ['* + а', ['*', 'part']],
    ['лайк:thumbs-up к=н', ['=н', 'inside the word']],
    ['ла(йк=н):thumbs-up', ['йк', 'one letter']],
    ['лай(к=):thumbs-up', ['(к=)', 'mark']],
    ['лай(к):thumbs-up', ['(к)', 'mark']],
    ['лай(-):thumbs-up', ['(-)', 'mark']],
    ['лай(к=н:thumbs-up', ['', 'closing bracket']],
    ['"каменная соль:salt', ['"каменная соль:salt', 'closing quote']],
    ['""', ['""', 'text']],
    ['а/внутри/то', ['внутри', 'preposition']],
    ['а/в', ['', 'closing slash'], ['', 'base']],
    ['а/в/', ['', 'base']],
    ['/в/о', ['', 'thing']],
    ['а//б', ['', 'preposition']],
    ['а/в/б/г', ['/г', 'space']],
    ['ы'.repeat(61), ['ы'.repeat(61), 'short text']],
  ]

  test.each(faults)('%p names the place', (line, ...expected) => expect(faultsOf(line)).toEqual(expected))

  test('names all of its faults, from left to right', () => {
    expect(faultsOf('кот:kat + ,,соль + лай(к):thumbs-up + а/у/б')).toEqual([
      ['kat', 'icon'],
      [',,соль', 'icon of a word', 'salt'],
      ['(к)', 'mark'],
      ['у', 'preposition'],
    ])
  })
})
