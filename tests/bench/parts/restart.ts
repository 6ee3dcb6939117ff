import type { Contender } from '../contender.ts'
import { costOf } from '../cost.ts'
import { median } from '../statistics.ts'
import type { Figures, Part } from './part.ts'

const pageCount = 5_000
const patienceMs = 60_000

/** In this time a heartbeat comes to all pages, and tells them how to spread when they come back. */
const heartbeatsMs = 4_000

/** How long open pages take to show their state again after a restart of their server. */
export const restart: Part<Figures> = {
  name: 'restart',
  title: `${pageCount} pages back after a restart: seconds from when the server is up again, and from the close of the sockets; how many are not back after ${patienceMs / 1000} s; ms of processor time for each`,
  takes: ({ pages }) => pages !== null,
  isOfWarmServers: false,
  waves: 1,
  wave: measure,
  figures: ([figures = {}]) => figures,
  columns: [
    { name: 'all back', digits: 1, isCompared: true },
    { name: 'half back', digits: 1 },
    { name: 'all, from close', digits: 1 },
    { name: 'not back', digits: 0 },
    { name: 'server', digits: 2, isCompared: true },
    { name: 'PostgreSQL', digits: 2 },
  ],
}

async function measure(contender: Contender): Promise<Figures> {
  const pages = (await contender.pages?.(pageCount)) ?? []
  const missing = () => pages.filter(({ shownAt }) => Number.isNaN(shownAt)).length
  await Bun.sleep(heartbeatsMs)
  await contender.restart()
  const upAt = performance.now()
  const { server, database } = await costOf(contender, async () => {
    while (missing() > 0 && performance.now() < upAt + patienceMs) await Bun.sleep(20)
  })
  const notBack = missing()
  // one that is still away comes after all others
  const shown = pages.map(({ shownAt }) => (Number.isNaN(shownAt) ? Infinity : shownAt))
  const closedAt = Math.min(...pages.map((page) => page.closedAt))
  for (const page of pages) page.leave()
  return {
    'all back': (Math.max(...shown) - upAt) / 1000,
    'half back': (median(shown) - upAt) / 1000,
    'all, from close': (Math.max(...shown) - closedAt) / 1000,
    'not back': notBack,
    server: server / pageCount,
    PostgreSQL: database / pageCount,
  }
}
