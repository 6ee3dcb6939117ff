import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { handlesCodes } from '../../cast/code-file.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startProcess } from '../../cast/process.ts'
import { sheetOf } from '../../cast/sheet-file.ts'
import { children } from '../../run/command.ts'
import { withPostgres } from '../../run/postgres.ts'
import { percentile } from '../statistics.ts'

/**
 * `bun run bench:codes [--codes 1000000]`: puts so many promo codes in at the desk, from a CSV file, and prints how long each step takes,
 * how long others wait meanwhile for `/healthz` and `/readyz`, and how much memory the server has.
 */
const { values } = parseArgs({ options: { codes: { type: 'string', default: '1000000' } } })
const count = Number(values.codes)
if (!Number.isInteger(count) || count < 1) throw new Error('expected --codes with a whole number from 1 on')

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

/** In an order in which no two neighbours are alike, as generated codes are. */
const codes = Array.from({ length: count }, (_, index) => `PROMO-${(index * 7919) % 1_000_003}`)
const file = `Кому;Промокод\r\n${codes.map((code, index) => `Гость ${index};"${code}"`).join('\r\n')}`
const password = 'a password for the bench'

await withPostgres(async (url) => {
  const server = await startProcess({ DATABASE_URL: url, OPERATOR_PASSWORD: password })
  const anna = await worksAtTheDesk(server.url, password)
  const { rehearses, adds, seenOn } = handlesCodes(anna)
  await measure('nothing', server, () => wait(3_000))
  const rehearsed = await measure('a CSV file is rehearsed', server, () => rehearses({ file }))
  console.log(rehearsed.texts('#code-rehearsal .chip').join(', '))
  const added = await measure('it is added', server, () => adds({ file, seen: seenOn(rehearsed) }))
  console.log(added.text('#codes-notice'))
  await measure('it is rehearsed once more', server, () => rehearses({ file }))
  const sheet = sheetOf(codes.slice(0, Math.min(count, 1_000_000)).map((code, index) => [`Гость ${index}`, code]))
  const again = await measure('the same as XLSX is rehearsed', server, () => rehearses({ file: sheet, name: 'codes.xlsx' }))
  console.log(again.texts('#code-rehearsal .chip').join(', '))
  await measure('the page is opened', server, () => anna.opens('/codes'))
  await measure('a part of a code is looked for', server, () => anna.opens('/codes?code=77'))
  await measure('all are withdrawn', server, () => anna.sends('/codes/withdrawals', { tier: '100' }))
  await server.close()
})
process.exit(0)

async function measure<Result>(what: string, server: { url: string; pid: number }, act: () => Promise<Result>): Promise<Result> {
  const took = { healthz: [] as number[], readyz: [] as number[] }
  let isOver = false
  const watching = (['healthz', 'readyz'] as const).map(async (path) => {
    while (!isOver) {
      const began = performance.now()
      await (await fetch(`${server.url}/${path}`)).text()
      took[path].push(performance.now() - began)
      await wait(10)
    }
  })
  const began = performance.now()
  const result = await act()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  isOver = true
  await Promise.all(watching)
  const waits = Object.entries(took).map(
    ([path, ms]) => `/${path} p99 ${percentile(ms, 0.99).toFixed(0)} ms, most ${Math.max(...ms).toFixed(0)} ms`,
  )
  console.log(`${what}: ${seconds} s; ${waits.join('; ')}; ${await memoryOf(server.pid)} MB`)
  return result
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
