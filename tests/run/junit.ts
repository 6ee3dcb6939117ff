import type { Failure, Timed } from './step.ts'

/** A JUnit report: counts, the duration of each test, what failed, and the files that the tests are in. */
export type Report = {
  tests: number
  failed: number
  skipped: number
  times: Timed[]
  failures: Failure[]
  files: Set<string>
}

export function readReport(xml: string): Report {
  const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? ''
  const cases = [...xml.matchAll(/<testcase\b[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs)].map(([element, inside = '']) => ({
    element,
    inside,
  }))
  return {
    tests: count(root, 'tests'),
    failed: count(root, 'failures') + count(root, 'errors'),
    skipped: count(root, 'skipped'),
    times: cases.map(({ element }) => ({ name: nameOf(element), seconds: Number(attribute(element, 'time')) })),
    failures: cases.flatMap(({ element, inside }) => reasonIn(inside).map((reason) => ({ name: nameOf(element), reason }))),
    files: new Set([...xml.matchAll(/<testsuite\b[^>]*>/g)].map(([element]) => attribute(element, 'file'))),
  }
}

/** Bun writes a test's file into `file`, Playwright into `classname`. */
function nameOf(testcase: string): string {
  const file = attribute(testcase, 'file') || attribute(testcase, 'classname')
  return `${file.replace(/^tests\//, '')}: ${attribute(testcase, 'name')}`
}

/** The text of a failure tells more than its message, which is all that there is of a test that took too long. */
function reasonIn(testcase: string): string[] {
  const found = /<(?:failure|error)\b[^>]*?(?:\/>|>(.*?)<\/(?:failure|error)>)/s.exec(testcase)
  if (!found) return []
  const [element, text = ''] = found
  const cdata = /<!\[CDATA\[(.*)\]\]>/s.exec(text)?.[1]
  return [(cdata ?? decoded(text)).trim() || attribute(element, 'message')]
}

const count = (element: string, name: string) => Number(attribute(element, name))

function attribute(element: string, name: string): string {
  return decoded(new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '')
}

const decoded = (text: string) => text.replace(/&(#?\w+);/g, (entity, name) => entities[name] ?? entity)

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#10': '\n' }
