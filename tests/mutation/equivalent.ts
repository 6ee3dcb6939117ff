import type { Mutant } from './mutants.ts'

/** Mutants that no test can or need notice, and why. `line` is the source line without its indentation. */
const equivalent: { path: string; line: string; from: string; text: string; why: string }[] = []

/** Returns why a survivor is no gap in the tests, if that is known. */
export function excuseFor(mutant: Mutant, line: string): string | undefined {
  return equivalent.find(
    ({ path, line: at, from, text }) => path === mutant.path && at === line && from === mutant.from && text === mutant.text,
  )?.why
}
