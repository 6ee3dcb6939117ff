import { readFile } from 'node:fs/promises'
import { command, type Options } from './command.ts'
import type { Outcome } from './step.ts'

/** A test runner that leaves a JUnit report, whose root element counts its tests. */
export async function suite(words: string[], report: string, options: Options): Promise<Outcome> {
  const { code, output } = await command(words, options)
  const xml = await readFile(report, 'utf8').catch(() => '')
  const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? ''
  const tests = count(root, 'tests')
  const failures = count(root, 'failures') + count(root, 'errors')
  const passed = tests - failures - count(root, 'skipped')
  return { passed, failed: atLeastOneUnless(code === 0 && passed > 0, failures), output }
}

const count = (element: string, attribute: string) => Number(new RegExp(`\\b${attribute}="(\\d+)"`).exec(element)?.[1] ?? 0)

// A file that cannot be read, or a run that dies half-way, is in no report; neither is a run that found no test.
const atLeastOneUnless = (fine: boolean, failures: number) => (fine ? failures : Math.max(failures, 1))
