import { command, type Options } from './command.ts'
import type { Outcome } from './step.ts'

/** A command that counts as one check: passed when it ends with 0. */
export async function check(words: string[], options: Options): Promise<Outcome> {
  const { code, output } = await command(words, options)
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}
