import { command, type Options } from './command.ts'
import type { Outcome } from './step.ts'

/** Runs a command that counts as one check, which passes when the exit code is 0. */
export async function check(words: string[], options: Options): Promise<Outcome> {
  const { code, output } = await command(words, options)
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}
