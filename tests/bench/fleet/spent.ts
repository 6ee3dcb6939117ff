import { readdir, readFile } from 'node:fs/promises'

/** Milliseconds of processor time, from the system's own count (a tick is 10 ms). */
const tickMs = 10

/** What a process has spent so far. */
export async function spentBy(pid: number | string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * tickMs
}

/** What the connections to this database have spent; each is a process that PostgreSQL names after it. */
export async function spentByDatabase(databaseUrl: string): Promise<number> {
  const name = new URL(databaseUrl).pathname.slice(1)
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  const spent = await Promise.all(
    pids.map(async (pid) => {
      const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return title.startsWith('postgres') && title.includes(` ${name} `) ? spentBy(pid) : 0
    }),
  )
  return spent.reduce((sum, each) => sum + each, 0)
}
