import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { readCases } from './verdicts/cases.ts'
import { figuresOf } from './verdicts/figures.ts'
import { judge } from './verdicts/judge.ts'
import { failuresOf, rowsOf, targetsOf, timesOf } from './verdicts/table.ts'
import { timeOf } from './verdicts/timing.ts'

/**
 * `bun run matching:report [files or folders of verdicts]`: prints how the rules decide the cases, by class and language, what they
 * decide otherwise, and how long it takes. It always ends with 0, since figures are no test; `verdicts.test.ts` is one.
 */
const given = process.argv.slice(2)
const paths = given.length > 0 ? given : [join(import.meta.dir, 'verdicts')]
const cases = paths.flatMap(readCases)
const judged = cases.map(judge)

console.log(`${cases.length} verdicts`)
console.table(rowsOf(judged))
print('Decided otherwise', failuresOf(judged))
print('Targets', targetsOf(figuresOf(judged)))
print(`Time on ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`, timesOf(timeOf(cases)))

function print(title: string, lines: readonly string[]): void {
  console.log(`\n── ${title}\n${lines.map((line) => `   ${line}`).join('\n')}`)
}
