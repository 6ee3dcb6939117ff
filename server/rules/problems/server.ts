/**
 * How this server does. `medianMs`: how long the database takes to answer; `lostAt`: when it was last lost. Null where unknown. `refuses`: why
 * the database takes nothing, although it can be read; null while it does.
 */
export type ServerState = {
  database: { lostAt: Date | null; medianMs: number | null; refuses: 'full' | 'read only' | null }
  /** by how much this machine's clock differs from the database's, and from that of the cloud */
  clock: { ofDatabaseMs: number; ofCloudMs: number | null }
  /** of the disk that this server writes to */
  disk: { freeBytes: number } | null
}

export type ServerProblem =
  | { kind: 'database full' }
  | { kind: 'database read only' }
  | { kind: 'database lost'; at: Date }
  | { kind: 'database slow' }
  | { kind: 'clock off'; seconds: number }
  | { kind: 'disk nearly full'; freeMb: number }
  | { kind: 'disk filling'; freeMb: number }

const hourMs = 3_600_000
const slowMs = 200
/** Keys of the account are dated back by half a minute. */
const clockToleranceMs = 30_000
/** An event may have been under way for some seconds. */
const cloudToleranceMs = 60_000
const mb = 1024 * 1024
const nearlyFullMb = 256
const fillingMb = 1024

/** Returns what is wrong with this server. */
export function problemsOfServer({ database, clock, disk }: ServerState, now: Date): ServerProblem[] {
  const { lostAt, medianMs, refuses } = database
  const freeMb = disk ? Math.floor(disk.freeBytes / mb) : Infinity
  const off = worstOf(clock)
  return [
    ...(refuses ? [{ kind: `database ${refuses}` as const }] : []),
    ...(off === null ? [] : [{ kind: 'clock off' as const, seconds: Math.round(off / 1000) }]),
    ...(freeMb < fillingMb
      ? [{ kind: freeMb < nearlyFullMb ? ('disk nearly full' as const) : ('disk filling' as const), freeMb }]
      : []),
    ...(lostAt && now.getTime() - lostAt.getTime() < hourMs ? [{ kind: 'database lost' as const, at: lostAt }] : []),
    ...(medianMs !== null && medianMs >= slowMs ? [{ kind: 'database slow' as const }] : []),
  ]
}

function worstOf({ ofDatabaseMs, ofCloudMs }: ServerState['clock']): number | null {
  const [database, cloud] = [Math.abs(ofDatabaseMs), Math.abs(ofCloudMs ?? 0)]
  if (database < clockToleranceMs && cloud < cloudToleranceMs) return null
  return Math.max(database, cloud)
}
