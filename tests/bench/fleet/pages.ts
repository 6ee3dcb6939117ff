import { inBatches } from '../in-batches.ts'
import type { Figures } from '../parts/part.ts'
import { openCopies } from '../pavel/copies.ts'
import { openPage } from '../pavel/page.ts'
import { readReconnecting } from '../pavel/reconnecting.ts'
import { median } from '../statistics.ts'
import type { Fleet } from './fleet.ts'

const idleSeconds = 10
const atOnce = 500

/** What open pages cost a warm server: when all connect at once, and each second while nothing happens. */
export const pages = {
  name: 'pages',
  title:
    'open pages of one server: seconds until all show their state, when they connect at once; ms of processor time for each, and, ' +
    'while nothing happens, per second for all',
  columns: [
    { name: 'all shown', digits: 1 },
    { name: 'half shown', digits: 1 },
    { name: 'server', digits: 2 },
    { name: 'PostgreSQL', digits: 2 },
    { name: 'idle: server', digits: 0 },
    { name: 'idle: PostgreSQL', digits: 0 },
  ],
  measure,
}

/** `first` numbers the pages of the database. */
async function measure(
  { servers, databaseUrl, costs }: Fleet,
  { first, count }: { first: number; count: number },
): Promise<Figures> {
  const url = servers[0]?.url ?? ''
  const visits = await openCopies(url, databaseUrl, { first, count })
  const reconnecting = await readReconnecting(url)
  const shown: number[] = []
  let close = () => {}
  const opened = await costs(count, async () => {
    const startedAt = performance.now()
    const open = async (visit: (typeof visits)[number]) => {
      const page = await openPage(visit, reconnecting)
      shown.push((performance.now() - startedAt) / 1000)
      return page
    }
    const all = await inBatches(visits, open, atOnce)
    close = () => all.forEach((page) => page.leave())
  })
  const idle = await costs(idleSeconds, () => Bun.sleep(idleSeconds * 1000))
  close()
  return {
    'all shown': Math.max(...shown),
    'half shown': median(shown),
    server: opened.servers[0] ?? Number.NaN,
    PostgreSQL: opened.database,
    'idle: server': idle.servers[0] ?? Number.NaN,
    'idle: PostgreSQL': idle.database,
  }
}
