import { readdir, readFile } from 'node:fs/promises'
import { oncePerMinute } from './telemetry.ts'

/** How many files and connections this process has open, and may have. */
type OpenFiles = { open: number; most: number }

/** Every open page takes a connection, and so does everybody who comes while they are open. */
const enough = 4096
const nearlyAll = 0.9
const lookMs = 5_000
const cure = 'raise the limit to 65536 (LimitNOFILE= of a systemd unit, --ulimit nofile= of a container, ulimit -n)'

/**
 * Tells the operator where the system lets this process open few files, and, once a minute, while nearly all of them are open: then new pages
 * and events of calls wait until others close. Returns a function that stops it. Where the system does not say, it tells nothing.
 */
export function watchOpenFiles(tellOperator: (sentence: string) => void): () => void {
  const isDue = oncePerMinute()
  const most = readLimit()
  void most.then(
    (few) =>
      few !== null && few < enough && tellOperator(`this server may open only ${few} files, and each page takes one: ${cure}`),
  )
  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return () => clearInterval(timer)

  async function look() {
    const files = await readOpenFiles(await most)
    if (files === null || files.open < nearlyAll * files.most || !isDue('files')) return
    tellOperator(
      `${files.open} of ${files.most} files are open, so new pages and calls may have to wait until others close: ${cure}`,
    )
  }
}

async function readOpenFiles(most: number | null): Promise<OpenFiles | null> {
  if (most === null) return null
  try {
    return { open: (await readdir('/proc/self/fd')).length, most }
  } catch (error) {
    // Looking takes a file as well.
    return (error as { code?: string }).code === 'EMFILE' ? { open: most, most } : null
  }
}

/** Returns null where there is no limit, or no /proc. */
async function readLimit(): Promise<number | null> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  const most = /^Max open files\s+(\d+)/m.exec(limits)?.[1]
  return most === undefined ? null : Number(most)
}
