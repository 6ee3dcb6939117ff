import { readFile } from 'node:fs/promises'
import { command, type Options } from './command.ts'
import { readReport } from './junit.ts'
import type { Outcome } from './step.ts'

/** Runs a test runner that writes a JUnit report. A file of `files` that is missing in the report counts as a failure. */
export async function suite(words: string[], report: string, options: Options, files: string[] = []): Promise<Outcome> {
  const { code, output } = await command(words, options)
  const xml = await readFile(report, 'utf8').catch(() => '')
  const { tests, failures, skipped, times, files: seen } = readReport(xml)
  const passed = tests - failures - skipped
  const missing = files.filter((file) => !seen.has(file)).map((file) => `${file}: did not run\n`)
  const failed = atLeastOneUnless(code === 0 && passed > 0, failures) + missing.length
  return { passed, failed, skipped, times, output: output + missing.join('') }
}

// a run that crashed, or found no test, may report no failures
const atLeastOneUnless = (fine: boolean, failures: number) => (fine ? failures : Math.max(failures, 1))
