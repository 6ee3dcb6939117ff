import { readdir, readFile } from 'node:fs/promises'

/** Length of one tick of the kernel's processor time. */
const tickMs = 10

/** Returns the processor time of a process so far, in milliseconds; 0 when it does not exist. */
export async function spentBy(pid: number | string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * tickMs
}

/**
 * Returns the processor time of all connections to this database, in milliseconds. Each connection is a process whose title
 * contains the database's name.
 */
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
