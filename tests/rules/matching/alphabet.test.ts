import { expect, test } from 'bun:test'
import { inScriptOf } from '../../../server/rules/matching/alphabet.ts'

const latin = 'abcdefghijklmnopqrstuvwxyz'
const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'

test('each Latin letter by itself has a Russian sound', () => {
  const letters = latin.split('').map((letter) => inScriptOf(letter, 'ru'))
  expect(letters.join(' ')).toBe('а б к д е ф г х и й к л м н о п к р с т у в в кс ы з')
})

test('each Russian letter has a Latin spelling, and the two signs have none', () => {
  const letters = cyrillic.split('').map((letter) => inScriptOf(letter, 'en'))
  expect(letters.join(' ')).toBe('a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya')
})

test('a Latin letter in a Russian word is the one that looks like it', () => {
  expect(inScriptOf('жaжeжoжcжpжxжyжkжmжtжhжb', 'ru')).toBe('жажежожсжржхжужкжмжтжнжв')
})

test.each([
  ['shchuka', 'щука'],
  ['borsch', 'борщ'],
  ['shapka', 'шапка'],
  ['chas', 'час'],
  ['zhuk', 'жук'],
  ['khleb', 'хлеб'],
  ['graph', 'граф'],
  ['rock', 'рок'],
  ['tsarina', 'царина'],
  ['tzarina', 'царина'],
  ['yama', 'яма'],
  ['jama', 'яма'],
  ['yula', 'юла'],
  ['jula', 'юла'],
  ['yozh', 'еж'],
  ['jozh', 'еж'],
  ['yel', 'ел'],
  ['jel', 'ел'],
  ['may', 'май'],
  ['ney', 'ней'],
  ['voy', 'вой'],
  ['duy', 'дуй'],
  ['kiy', 'кий'],
  ['centr', 'центр'],
  ['cirk', 'цирк'],
  ['cypa', 'ципа'],
])('letters that make one sound are read together: %s is %s', (typed, read) => {
  expect(inScriptOf(typed, 'ru')).toBe(read)
})

test('a word that is in the script already stays as it is', () => {
  expect(inScriptOf('дедлайн', 'ru')).toBe('дедлайн')
  expect(inScriptOf('deadline', 'en')).toBe('deadline')
  expect(inScriptOf('404', 'ru')).toBe('404')
})
