import { waitFor } from '../../cast/waiting.ts'
import type { Contender } from '../contender.ts'
import { costOf } from '../cost.ts'
import { percentile } from '../statistics.ts'
import type { Figures, Part } from './part.ts'

const pageCount = 5_000
const patienceMs = 120_000

/** How long open pages take to show their state again after a restart of their server. */
export const restart: Part<Figures> = {
  name: 'restart',
  title: `${pageCount} pages back after a restart: seconds from when the server is up again, and from the close of the sockets; ms a page`,
  takes: ({ pages }) => pages !== null,
  isOfWarmServers: false,
  waves: 1,
  wave: measure,
  figures: ([figures = {}]) => figures,
  columns: [
    { name: 'all back', digits: 1, isCompared: true },
    { name: 'half back', digits: 1 },
    { name: 'all, from close', digits: 1 },
    { name: 'server', digits: 2, isCompared: true },
    { name: 'PostgreSQL', digits: 2 },
  ],
}

async function measure(contender: Contender): Promise<Figures> {
  const pages = (await contender.pages?.(pageCount)) ?? []
  const isBack = () => pages.every(({ shownAt, closedAt }) => shownAt > closedAt)
  const missing = () => `${pages.filter(({ shownAt }) => Number.isNaN(shownAt)).length} pages to show their state again`
  await contender.restart()
  const upAt = performance.now()
  const { server, database } = await costOf(contender, () => waitFor(isBack, missing, patienceMs))
  const after = (from: number, share: number) =>
    (percentile(
      pages.map(({ shownAt }) => shownAt),
      share,
    ) -
      from) /
    1000
  const closedAt = Math.min(...pages.map((page) => page.closedAt))
  for (const page of pages) page.leave()
  return {
    'all back': after(upAt, 1),
    'half back': after(upAt, 0.5),
    'all, from close': after(closedAt, 1),
    server: server / pageCount,
    PostgreSQL: database / pageCount,
  }
}
