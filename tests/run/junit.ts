import type { Timed } from './step.ts'

/** A JUnit report: counts, the duration of each test and the files that the tests are in. */
export type Report = { tests: number; failures: number; skipped: number; times: Timed[]; files: Set<string> }

export function readReport(xml: string): Report {
  const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? ''
  const cases = [...xml.matchAll(/<testcase\b[^>]*>/g)].map(([element]) => element)
  return {
    tests: count(root, 'tests'),
    failures: count(root, 'failures') + count(root, 'errors'),
    skipped: count(root, 'skipped'),
    times: cases.map((element) => ({ name: nameOf(element), seconds: Number(attribute(element, 'time')) })),
    files: new Set([...xml.matchAll(/<testsuite\b[^>]*>/g)].map(([element]) => attribute(element, 'file'))),
  }
}

/** Bun writes a test's file into `file`, Playwright into `classname`. */
function nameOf(testcase: string): string {
  const file = attribute(testcase, 'file') || attribute(testcase, 'classname')
  return `${file.replace(/^tests\//, '')}: ${attribute(testcase, 'name')}`
}

const count = (element: string, name: string) => Number(attribute(element, name))

function attribute(element: string, name: string): string {
  const text = new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? ''
  return text.replace(/&(\w+);/g, (entity, name) => entities[name] ?? entity)
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
