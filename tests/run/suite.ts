import { readFile } from 'node:fs/promises'
import { command, type Options } from './command.ts'
import { readReport } from './junit.ts'
import type { Outcome } from './step.ts'

/** Runs a test runner that writes a JUnit report. A file of `files` that is missing in the report counts as a failure. */
export async function suite(words: string[], report: string, options: Options, files: string[] = []): Promise<Outcome> {
  const { code, output } = await command(words, options)
  const xml = await readFile(report, 'utf8').catch(() => '')
  const { tests, failed: failedTests, skipped, times, failures, files: seen } = readReport(xml)
  const passed = tests - failedTests - skipped
  const missing = files.filter((file) => !seen.has(file)).map((file) => `${file}: did not run\n`)
  const failed = atLeastOneUnless(code === 0 && passed > 0, failedTests) + missing.length
  return { passed, failed, skipped, times, failures, output: output + missing.join('') }
}

// a run that crashed, or found no test, may report no failures
const atLeastOneUnless = (fine: boolean, failed: number) => (fine ? failed : Math.max(failed, 1))
