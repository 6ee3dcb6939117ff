import { describe, expect, test } from 'bun:test'
import { readLocatedJson } from '../../server/campaigns/located-json.ts'

describe('a slip in JSON is told with line and column:', () => {
  test.each([
    ['a trailing comma in a list', '[\n  1,\n  2,\n]', '3:4', 'comma after the last', ',]'],
    ['a trailing comma in an object', '{ "a": 1, }', '1:9', 'comma after the last', ',}'],
    ['a comment', '[1]\r\n// why', '2:1', 'comment', '// why'],
    ['single quotes', "{ 'a': 1 }", '1:3', 'no literal', "'a'"],
    ['a missing comma', '{\n\t"a": 1\n\t"b": 2\n}', '3:2', 'no comma', '"b"'],
    ['a missing colon', '{ "a" 1 }', '1:7', 'no colon', '1'],
    ['a missing value', '{ "a": }', '1:8', 'no value', '}'],
    ['a missing brace', '{ "a": 1', '1:9', 'no closing brace', ''],
    ['a missing bracket', '[1', '1:3', 'no closing bracket', ''],
    ['an open text', '["a\n]', '1:2', 'open text', '"a'],
    ['a tab in a text', '["a\tb"]', '1:2', 'line break in a text', '"a\tb"'],
    ['a NUL', '["a", "b\\u0000"]', '1:7', 'no character', '\\u0000'],
    ['half a pair', '["\\ud83d\\ude00", "\\ud83d!"]', '1:18', 'no character', '\\ud83d'],
    ['brackets within brackets', `${'['.repeat(200)}${']'.repeat(200)}`, '1:102', 'too deep', '['],
    ['a wrong escape', '["C:\\data"]', '1:2', 'wrong escape', '"C:\\data"'],
    ['two values', '[] []', '1:4', 'more after the end', '['],
    ['nothing', '', '1:1', 'no value', ''],
    ['a name that is there twice', '{ "a": { "b": 1,\n"b": 2 } }', '2:1', 'name twice', 'b'],
  ])('%s', (_, text, at, slip, found) => {
    const [first] = readLocatedJson(text).faults.map(({ place: { line, column }, ...said }) => ({
      at: `${line}:${column}`,
      ...said,
    }))
    expect(first).toEqual({ at, slip, found } as typeof first)
  })

  test('each on its line, once', () => {
    expect(readLocatedJson('[\n1,,\n2 3 4,\n]').faults.map(({ place }) => place.line)).toEqual([2, 3])
  })
})

test('what is meant is read past a comma too many and a comment, and past nothing else', () => {
  expect(readLocatedJson('\uFEFF{ "a": [1,], }').value).toEqual({ a: [1] })
  expect(readLocatedJson('// why\n{ "a": 1 }').value).toEqual({ a: 1 })
  expect(readLocatedJson('{ "a" 1 }').value).toBeUndefined()
  expect(readLocatedJson('').value).toBeUndefined()
})

test('a value is found by its path, and what is missing by what should hold it', () => {
  const { placeOf } = readLocatedJson('{\n  "tiers": [\n    { "discount": 10 },\n    { "discount": "20" }\n  ]\n}')
  expect(placeOf('tiers.1.discount')).toEqual({ line: 4, column: 19 })
  expect(placeOf('tiers.1.title')).toEqual({ line: 4, column: 5 })
  expect(placeOf('tiers.7')).toEqual({ line: 2, column: 12 })
  expect(placeOf('')).toEqual({ line: 1, column: 1 })
})
