import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { iconWords, iconWordsPath } from '../../../server/commands/icons.ts'
import { findIcons, indexIcons } from '../../../server/rules/icon-search/find.ts'
import { nearIcons } from '../../../server/rules/icon-search/near.ts'
import { synonyms } from '../../../server/rules/icon-search/synonyms.ts'

const text = readFileSync(iconWordsPath, 'utf8')
const icons: Parameters<typeof indexIcons>[0] = JSON.parse(text)
const names = icons.map(({ name }) => name)
const index = indexIcons(icons)
const found = (words: string) => findIcons(index, words).map(({ name }) => name)

test('the words of the icons are what `bun run icons` writes', () => {
  const written = iconWords().split('\n')
  expect(text.split('\n').filter((line, index) => line !== written[index])).toEqual([])
  expect(text).toHaveLength(iconWords().length)
})

test('every icon of the main set has words, except other tones of skin', () => {
  const all: string[] = Object.values(JSON.parse(readFileSync('node_modules/@iconify-json/fluent-emoji-flat/chars.json', 'utf8')))
  const missing = new Set(all).difference(new Set(names))
  expect([...missing].filter((name) => !/-(light|medium-light|medium|medium-dark|dark)$|skin/.test(name))).toEqual([])
  expect(names.filter((name) => name.startsWith('waving-hand'))).toEqual(['waving-hand'])
  expect(icons.filter(({ ru, en }) => !ru[0] || !en[0])).toEqual([])
})

test('every synonym stands for icons that exist', () => {
  expect(Object.values(synonyms).flatMap((each) => each.filter((name) => !names.includes(name)))).toEqual([])
  expect(Object.keys(synonyms).filter((word) => word !== word.toLowerCase().replaceAll('ё', 'е'))).toEqual([])
})

describe('icons', () => {
  test.each([
    ['соль', 'salt'],
    ['Солонка', 'salt'],
    ['паровоз', 'locomotive'],
    ['чеснок', 'garlic'],
    ['лиса', 'fox'],
    ['перо', 'feather'],
    ['линейка', 'straight-ruler'],
    ['ёлка', 'evergreen-tree'],
    ['елка', 'evergreen-tree'],
    ['bread', 'bread'],
    ['running shoe', 'running-shoe'],
    ['thumbs-up', 'thumbs-up'],
    ['дед', 'old-man'],
    ['кот', 'cat'],
    ['самовар', 'teapot'],
    ['балалайка', 'banjo'],
    ['конференция', 'microphone'],
    ['ошибка', 'cross-mark'],
    ['база данных', 'file-cabinet'],
  ])('for %p begin with %s', (words, name) => expect(found(words)[0]).toBe(name))

  test('are found by a word in another form, and by its beginning', () => {
    expect(found('лошадью')).toContain('horse')
    expect(found('ябл')).toEqual(['red-apple', 'green-apple'])
  })

  test('are found by words in both languages, all of which must fit', () => {
    expect(found('красное сердце')).toContain('red-heart')
    expect(found('red сердце')).toContain('red-heart')
    expect(found('соль паровоз')).toEqual([])
  })

  test('are not found by a word that only begins alike', () => {
    expect(found('сервер')).toEqual(['desktop-computer', 'file-cabinet'])
    expect(found('график')).toEqual(['chart-increasing', 'bar-chart'])
  })

  test.each(['', '  ', '…', 'жщыъ', 'constructor', '__proto__'])('are not found for %p', (words) =>
    expect(found(words)).toEqual([]),
  )

  test('are thirty at most', () => expect(found('лицо')).toHaveLength(30))
})

describe('an icon that does not exist', () => {
  const near = (name: string) => nearIcons(name, [...names, 'noto:pot-of-food'], index)

  test.each([
    ['slat', 'salt'],
    ['locomotiv', 'locomotive'],
    ['thumb-up', 'thumbs-up'],
    ['Salt', 'salt'],
    ['соль', 'salt'],
    ['salt-shaker', 'salt'],
    ['noto:pot-of-fod', 'noto:pot-of-food'],
    ['wine', 'wine-glass'],
  ])('such as %s makes us offer %s', (name, offered) => expect(near(name)[0]).toBe(offered))

  test('makes us offer three at most, and nothing where nothing is near', () => {
    expect(near('smiling-face').length).toBeLessThanOrEqual(3)
    expect(near('щщщщщщщщ')).toEqual([])
    expect(near('')).toEqual([])
  })
})
