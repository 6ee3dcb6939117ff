import postgres from 'postgres'
import { type Reading, readingOf, show } from './plan.ts'
import type { Run } from './watch.ts'

/** A query with the run in which it read most. */
type Query = { text: string; runs: number; parts: Set<string>; worst: Run; reading: Reading }

/** Tables of fewer rows are read in no time, whichever way. */
const bigTable = 1_000
const muchRead = 1_000
const muchMore = 20
const manyPages = 1_000

/** Prints each query that read too much, with the plan of its worst run, and how many queries there were. */
export async function print(databaseUrl: string, runs: Run[]): Promise<void> {
  const big = await findBigTables(databaseUrl)
  const queries = queriesOf(runs)
  const found = queries.filter(({ reading }) => whyOf(reading, big) !== null)
  for (const { text, runs, parts, worst, reading } of found.sort((one, other) => other.reading.ms - one.reading.ms)) {
    console.log(
      `\n${whyOf(reading, big)}: ${reading.ms.toFixed(1)} ms, ${reading.rows} rows read for ${reading.returned}, ${reading.pages} pages`,
    )
    console.log(`  ${runs} times, in: ${[...parts].join(', ')}`)
    console.log(`  ${text.replace(/\s+/g, ' ').slice(0, 700)}`)
    for (const line of show(worst.plan)) console.log(`    ${line}`)
  }
  console.log(
    `\n${runs.length} runs of ${queries.length} queries; ${found.length} of these read a table of ${bigTable} rows and more from end to end, or far more than they returned`,
  )
  for (const [part, count] of countsOf(runs)) console.log(`  ${part || 'start and end'}: ${count} queries`)
}

function queriesOf(runs: Run[]): Query[] {
  const queries = new Map<string, Query>()
  for (const run of runs) {
    const text = withoutCounts(run.text)
    const reading = readingOf(run.plan)
    const known = queries.get(text)
    const isWorse = !known || reading.rows > known.reading.rows
    queries.set(text, {
      text,
      runs: (known?.runs ?? 0) + 1,
      parts: (known?.parts ?? new Set<string>()).add(run.part),
      ...(isWorse ? { worst: run, reading } : { worst: known.worst, reading: known.reading }),
    })
  }
  return [...queries.values()]
}

/** A query with a list is the same query whatever the length of the list. */
function withoutCounts(text: string): string {
  return text.replaceAll(/\$\d+(?:, \$\d+)+/g, '$…').replaceAll(/\(\$…\)(?:, \(\$…\))+/g, '($…)')
}

function whyOf({ rows, returned, scanned, pages }: Reading, big: Set<string>): string | null {
  const tables = [...scanned.keys()].filter((table) => big.has(table))
  if (tables.length > 0) return `reads all of ${tables.join(', ')}`
  if (rows > muchRead && rows > muchMore * returned) return 'reads far more rows than it returns'
  return pages > manyPages && pages > muchMore * returned ? 'reads many pages' : null
}

async function findBigTables(databaseUrl: string): Promise<Set<string>> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const tables = await sql<
    { name: string }[]
  >`select relname as name from pg_class where relkind = 'r' and relname not like 'pg\\_%' and reltuples >= ${bigTable}`
  await sql.end()
  return new Set(tables.map(({ name }) => name))
}

/** X. */
function countsOf(runs: Run[]): [part: string, queries: number][] {
  const parts = Map.groupBy(runs, ({ part }) => part)
  return [...parts].map(([part, runs]) => [part, new Set(runs.map(({ text }) => withoutCounts(text))).size])
}
