/** A node of a plan, with the fields of PostgreSQL's `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)` that matter here. */
export type Plan = {
  'Node Type': string
  Operation?: string
  'Relation Name'?: string
  'Index Name'?: string
  /** each time that the node ran */
  'Actual Rows': number
  'Actual Loops': number
  'Actual Total Time': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Plan[]
}

/** What a query read: rows of tables, those of each table that it read from its beginning to its end, and pages. */
export type Reading = { rows: number; returned: number; scanned: Map<string, number>; pages: number; ms: number }

export function readingOf(plan: Plan): Reading {
  const nodes = nodesOf(plan)
  const scanned = new Map<string, number>()
  for (const node of nodes) {
    const table = node['Relation Name']
    if (table && node['Node Type'].endsWith('Seq Scan')) scanned.set(table, Math.max(scanned.get(table) ?? 0, rowsReadBy(node)))
  }
  return {
    rows: nodes.filter(readsTable).reduce((sum, node) => sum + rowsReadBy(node), 0),
    returned: returnedBy(plan),
    scanned,
    pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    ms: plan['Actual Total Time'],
  }
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

function readsTable(node: Plan): boolean {
  return node['Relation Name'] !== undefined && node.Operation === undefined && !node['Relation Name'].startsWith('pg_')
}

function rowsReadBy(node: Plan): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return (node['Actual Rows'] + removed) * node['Actual Loops']
}

/** A change without `returning` gives no rows itself: what it changed are the rows below it. */
function returnedBy(plan: Plan): number {
  const rows = plan['Actual Rows'] * plan['Actual Loops']
  return plan.Operation && plan.Plans ? Math.max(rows, ...plan.Plans.map(returnedBy)) : rows
}

/** Returns the plan as lines that a person reads: each node with its table or index, its rows and its time. */
export function show(plan: Plan, depth = 0): string[] {
  const name = [plan['Node Type'], plan.Operation, plan['Index Name'], plan['Relation Name']].filter(Boolean).join(' ')
  const removed = plan['Rows Removed by Filter'] ? `, ${plan['Rows Removed by Filter']} removed` : ''
  const line = `${'  '.repeat(depth)}${name}: ${plan['Actual Rows']} rows × ${plan['Actual Loops']}${removed}, ${plan['Actual Total Time'].toFixed(1)} ms`
  return [line, ...(plan.Plans ?? []).flatMap((child) => show(child, depth + 1))]
}
