import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import * as texts from '../../../views/texts/archive.ts'
import { type Content, nameOf, type Tail } from './content.ts'
import { firstLineOf, lastLineOf, lineOfTable } from './format.ts'
import { ArchiveProblem } from './problem.ts'
import { verifyFile } from './read-file.ts'

/**
 * Writes a content to a new file that only this program's user may read, reads it back, and only then gives it its name. Returns what it
 * holds. Throws `ArchiveProblem` where the disk has not kept what was written.
 */
export async function writeFile(path: string, content: Content): Promise<Tail> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `.${basename(path)}.${crypto.randomUUID()}.unfinished`)
  try {
    const tail = await writeLines(unfinished, content)
    const { tail: found } = await verifyFile(unfinished)
    if (JSON.stringify(found) !== JSON.stringify(tail)) throw new ArchiveProblem(texts.damaged(path, texts.notAsWritten))
    await keep(unfinished)
    await rename(unfinished, path)
    await keep(folder)
    return tail
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function writeLines(path: string, { head, read }: Content): Promise<Tail> {
  const zip = createGzip({ level: 6 })
  const writing = pipeline(zip, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  // Waiting for `drain` would wait for ever once the file cannot be written.
  const failed = writing.then(() => new Promise<never>(() => {}))
  const write = async (lines: string[]) => {
    if (!zip.write(`${lines.join('\n')}\n`)) await Promise.race([once(zip, 'drain'), failed])
  }
  await write([firstLineOf(head)])
  let current = ''
  const tail = await read(async (table, lines) => {
    if (current !== nameOf(table)) await write([lineOfTable(table)])
    current = nameOf(table)
    await write(lines)
  })
  await write([lastLineOf(tail)])
  zip.end()
  await writing
  return tail
}

/** Waits until the disk has it. Not every file system lets a folder be opened for that. */
async function keep(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
