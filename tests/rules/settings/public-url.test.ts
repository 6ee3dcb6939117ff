import { expect, test } from 'bun:test'
import { ConfigProblem, readConfig } from '../../../server/config.ts'

const read = (PUBLIC_URL: string) => readConfig({ PUBLIC_URL }).publicUrl

test('PUBLIC_URL may have a path, and is kept in one spelling', () => {
  expect(read('https://Quiz.Example.com:443/')).toBe('https://quiz.example.com')
  expect(read('https://example.com/quiz')).toBe('https://example.com/quiz')
  expect(read('https://example.com/Quiz_2.0/~me//')).toBe('https://example.com/Quiz_2.0/~me')
  expect(read('http://localhost:8080/quiz/')).toBe('http://localhost:8080/quiz')
  expect(read('https://example.com/quiz/operator')).toBe('https://example.com/quiz/operator')
})

test('what else an address may have is refused in one sentence that names the setting, and repeats no password', () => {
  expect(problemOf('https://example.com/викторина')).toBe(
    'PUBLIC_URL: expected an address whose path has no other signs than Latin letters, digits and . _ ~ -, ' +
      'such as https://example.com/quiz, found "https://example.com/%D0%B2%D0%B8%D0%BA%D1%82%D0%BE%D1%80%D0%B8%D0%BD%D0%B0"',
  )
  expect(problemOf('https://example.com/a//b')).toContain('whose path has no other signs')
  expect(problemOf('https://example.com/operator')).toContain("does not begin as one of Pavel's own paths does")
  expect(problemOf('https://example.com/c/')).toContain("does not begin as one of Pavel's own paths does")
  expect(problemOf('https://example.com/quiz?to=1')).toContain('without a user name, a question mark or a hash')
  expect(problemOf('https://me:sesame@example.com/')).toContain('without a user name')
  expect(problemOf('https://me:sesame@example.com/')).not.toContain('sesame')
  expect(problemOf('ftp://me:sesame@example.com/')).not.toContain('sesame')
})

function problemOf(address: string): string {
  try {
    return `accepted ${read(address)}`
  } catch (problem) {
    if (problem instanceof ConfigProblem) return problem.message
    throw problem
  }
}
