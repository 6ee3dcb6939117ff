import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import * as texts from '../../../views/texts/archive.ts'
import { type Content, type Head, nameOf, type TableHead, type Tail } from './content.ts'
import { parseFirstLine, parseMark } from './format.ts'
import { ArchiveProblem } from './problem.ts'
import { Tally } from './tally.ts'

const pageLength = 500_000
const mostRows = 1_000

/**
 * Reads a file through and compares its rows with what they should add up to. Returns its content, to be read once more, with its tail.
 * Throws `ArchiveProblem` for one that is damaged, incomplete, of a newer version, or no archive.
 */
export async function verifyFile(path: string): Promise<{ content: Content; tail: Tail }> {
  await access(path).catch(() => {
    throw new ArchiveProblem(texts.noFile(path))
  })
  const found: { head?: Head } = {}
  const tail = await readThrough(path, (head) => (found.head = head))
  if (!found.head) throw new ArchiveProblem(texts.notAnArchive(path))
  return { content: { head: found.head, read: (take) => readThrough(path, () => {}, take) }, tail }
}

async function readThrough(
  path: string,
  takeHead: (head: Head) => void,
  take: Parameters<Content['read']>[0] = async () => {},
): Promise<Tail> {
  const reading = new Reading(path, take)
  try {
    for await (const lines of linesOf(path)) for (const line of lines) await reading.readLine(line, takeHead)
  } catch (error) {
    throw isOfZlib(error) ? new ArchiveProblem(texts.damaged(path, (error as Error).message)) : error
  }
  return reading.result()
}

/** Follows the lines of one file. */
class Reading {
  readonly #path: string
  readonly #take: Parameters<Content['read']>[0]
  readonly #tallies = new Map<string, Tally>()
  #head: Head | null = null
  #table: TableHead | null = null
  #page: string[] = []
  #length = 0
  #tail: Tail | null = null

  constructor(path: string, take: Parameters<Content['read']>[0]) {
    this.#path = path
    this.#take = take
  }

  async readLine(line: string, takeHead: (head: Head) => void): Promise<void> {
    if (this.#tail) throw this.#damaged(texts.linesAfterEnd)
    if (!this.#head) return takeHead((this.#head = this.#parseHead(line)))
    if (line.startsWith('[') && this.#table) return this.#addRow(line)
    await this.#endPage()
    const mark = parseMark(line)
    if (mark === null) throw this.#damaged(texts.unreadableLine)
    if ('end' in mark) this.#tail = mark.end
    else this.#table = this.#begin(mark)
  }

  /** Throws `ArchiveProblem` unless the tail was read, and the rows add up to it. */
  result(): Tail {
    if (!this.#head) throw new ArchiveProblem(texts.notAnArchive(this.#path))
    if (!this.#tail) throw this.#damaged(texts.noEnd)
    for (const table of this.#head.tables) {
      const [found, expected] = [this.#tally(table).result(), this.#tail.tables[nameOf(table)]]
      if (found.rows !== expected?.rows || found.digest !== expected.digest) throw this.#damaged(texts.otherRows(nameOf(table)))
    }
    return this.#tail
  }

  #parseHead(line: string): Head {
    const head = parseFirstLine(line)
    if (head === 'foreign') throw new ArchiveProblem(texts.notAnArchive(this.#path))
    if (head === 'newer') throw new ArchiveProblem(texts.newerVersion)
    return head
  }

  #begin({ part, table: name }: { part: TableHead['part']; table: string }): TableHead {
    const table = this.#head?.tables.find((one) => one.part === part && one.name === name)
    if (!table) throw this.#damaged(texts.unreadableLine)
    return table
  }

  async #addRow(line: string): Promise<void> {
    this.#page.push(line)
    this.#length += line.length
    if (this.#page.length >= mostRows || this.#length >= pageLength) await this.#endPage()
  }

  async #endPage(): Promise<void> {
    const [table, page] = [this.#table, this.#page]
    this.#page = []
    this.#length = 0
    if (!table || page.length === 0) return
    this.#tally(table).add(page)
    await this.#take(table, page)
  }

  #tally(table: TableHead): Tally {
    const tally = this.#tallies.get(nameOf(table)) ?? new Tally()
    this.#tallies.set(nameOf(table), tally)
    return tally
  }

  #damaged(why: string): ArchiveProblem {
    return new ArchiveProblem(texts.damaged(this.#path, why))
  }
}

/** Node's own reader of lines also splits at signs that a text may hold. */
async function* linesOf(path: string): AsyncGenerator<string[]> {
  const [file, unzip, decoder] = [createReadStream(path), createGunzip(), new TextDecoder()]
  file.on('error', (error) => unzip.destroy(error))
  let rest = ''
  for await (const chunk of file.pipe(unzip)) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}

function isOfZlib(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && code.startsWith('Z_')
}
