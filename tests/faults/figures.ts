/** Measurements under one fault. */
export type Figures = {
  games: number
  calls: number
  events: number
  drops: number
  kills: number
  /** what browsers had to show at the end, and how much of it they showed */
  owed: number
  delivered: number
  doubled: number
  pointsLost: number
  codesTwice: number
  /**
   * milliseconds from the repair to the right screen, for each outage; `untimed` counts late ones while the machine was busy with
   * something else
   */
  returns: number[]
  untimed: number
  goodbyes: number
  /** one sentence for each broken promise */
  broken: string[]
}

export function noFigures(): Figures {
  return {
    games: 0,
    calls: 0,
    events: 0,
    drops: 0,
    kills: 0,
    owed: 0,
    delivered: 0,
    doubled: 0,
    pointsLost: 0,
    codesTwice: 0,
    returns: [],
    untimed: 0,
    goodbyes: 0,
    broken: [],
  }
}

/** Prints a row for each fault and a row of fields. */
export function print(seed: number, figures: Record<string, Figures>): void {
  const rows = [...Object.entries(figures), ['total', sum(Object.values(figures))] as const]
  const table = [Object.keys(columns), ...rows.map(([name, row]) => Object.values(columns).map((show) => show(row, name)))]
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0)))
  console.log()
  for (const cells of table)
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
  console.log(`\nseed ${seed}`)
}

const columns: Record<string, (row: Figures, name: string) => string> = {
  fault: (_, name) => name,
  games: ({ games }) => String(games),
  calls: ({ calls }) => String(calls),
  events: ({ events }) => String(events),
  drops: ({ drops }) => String(drops),
  kills: ({ kills }) => String(kills),
  delivered: ({ owed, delivered }) => (owed === 0 ? '–' : `${((100 * delivered) / owed).toFixed(delivered === owed ? 0 : 2)} %`),
  doubled: ({ doubled }) => String(doubled),
  'points lost': ({ pointsLost }) => String(pointsLost),
  'codes twice': ({ codesTwice }) => String(codesTwice),
  returns: ({ returns }) => String(returns.length),
  untimed: ({ untimed }) => String(untimed),
  'longest return': ({ returns }) => (returns.length === 0 ? '–' : `${(Math.max(...returns) / 1000).toFixed(2)} s`),
  goodbyes: ({ goodbyes }) => String(goodbyes),
  broken: ({ broken }) => String(broken.length),
}

function sum(all: Figures[]): Figures {
  const total = noFigures()
  for (const figures of all) {
    for (const [name, value] of Object.entries(figures) as [keyof Figures, number | unknown[]][]) {
      const fields = total as Record<string, unknown>
      fields[name] = Array.isArray(value) ? [...(fields[name] as unknown[]), ...value] : Number(fields[name]) + value
    }
  }
  return total
}
