import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { outdatedExcuses } from './equivalent.ts'
import { mutantsOf } from './mutants.ts'

/** Each mutant of a source, as the source that it makes. */
const changed = (source: string) =>
  mutantsOf('source.ts', source).map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end))

test('a comparison, its constant and a condition are changed, each by itself', () => {
  expect(changed('const f = (n: number) => n < 4')).toEqual([
    'const f = (n: number) => n <= 4',
    'const f = (n: number) => n >= 4',
    'const f = (n: number) => n < 3',
    'const f = (n: number) => n < 5',
  ])
  expect(changed('if (!ok) go()')).toEqual(['if (false) go()', 'if (ok) go()', 'if (true) go()'])
})

test('an operator is found between its sides, in parentheses and after letters that are not Latin', () => {
  expect(changed("const ы = (a) || ('ы' && b)")).toContain("const ы = (a) && ('ы' && b)")
})

test('types, imports and the names of fields stay as they are', () => {
  expect(changed("import a from 'a'\nexport type Kind = 'one' | 2\nconst b = a as { 'c': 1 }\nexport * from 'd'")).toEqual([])
  expect(changed("const a = { 'b-c': d }")).toEqual([])
})

test('texts that are joined are not subtracted', () => {
  expect(changed('const a = `b` + c')).toEqual(["const a = '' + c"])
})

test('what excuses a mutant is a line that is still there', () => {
  expect(outdatedExcuses((path) => readFileSync(path, 'utf8').split('\n'))).toEqual([])
})
