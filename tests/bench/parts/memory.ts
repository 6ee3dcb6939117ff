import { readFile } from 'node:fs/promises'
import type { Contender } from '../contender.ts'
import { inBatches } from '../in-batches.ts'
import type { Figures, Part } from './part.ts'

/** The first sockets also cost what is needed once, such as compiled code. */
const atFirst = 2_500
const inAll = 10_000

/** What an idle socket costs a server that did nothing else, with ten thousand of them open, after garbage collection. */
export const memory: Part<Figures> = {
  name: 'memory',
  title: `${inAll} idle sockets, after garbage collection: kB for each after the first ${atFirst}, kB for each of all; MB without any, and with all`,
  takes: ({ idle }) => idle !== null,
  isOfWarmServers: false,
  waves: 1,
  wave: measure,
  figures: ([figures = {}]) => figures,
  columns: [
    { name: 'each more', digits: 1, isCompared: true },
    { name: 'each of all', digits: 1, isCompared: true },
    { name: 'none', digits: 0 },
    { name: 'all', digits: 0 },
  ],
}

async function measure(contender: Contender): Promise<Figures> {
  const openings = (await contender.idle?.(inAll)) ?? []
  await contender.restart()
  const none = await settled(contender)
  const sockets = await inBatches(openings.slice(0, atFirst), (open) => open())
  const first = await settled(contender)
  sockets.push(...(await inBatches(openings.slice(atFirst), (open) => open())))
  const all = await settled(contender)
  if (sockets.some(({ readyState }) => readyState !== WebSocket.OPEN)) throw new Error('an idle socket did not stay open')
  for (const socket of sockets) socket.close()
  return {
    'each more': (all - first) / (inAll - atFirst) / 1e3,
    'each of all': (all - none) / inAll / 1e3,
    none: none / 1e6,
    all: all / 1e6,
  }
}

/** The memory once the garbage is collected, and freed pages are given back. */
async function settled({ pid }: Contender): Promise<number> {
  for (let collection = 0; collection < 3; collection++) {
    process.kill(pid ?? 0, 'SIGUSR2')
    await Bun.sleep(1000)
  }
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}
