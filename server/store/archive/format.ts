import * as v from 'valibot'
import type { Head, TableHead, Tail } from './content.ts'

// An archive in a file is lines of JSON in gzip, so that `zcat` shows it: the head; for each table with rows a line that names it, and a
// line for each row, which is the array of its columns' texts, as PostgreSQL writes them, in the head's order; at last the tail. A file
// without its tail is not whole.

const format = 'pavel-archive'
const formatVersion = 1

const Part = v.picklist(['game', 'queue'])
const TableLine = v.object({ table: v.string(), part: Part })
const FirstLine = v.object({ format: v.literal(format), formatVersion: v.number() })
const HeadLine = v.object({
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  version: v.number(),
  queueVersion: v.nullable(v.number()),
  tables: v.array(v.object({ part: Part, name: v.string(), columns: v.array(v.string()) })),
})
const Tally = v.object({ rows: v.number(), digest: v.string() })
const LastLine = v.object({
  end: v.object({ tables: v.record(v.string(), Tally), identities: v.record(v.string(), v.number()) }),
})

export function firstLineOf(head: Head): string {
  return JSON.stringify({ format, formatVersion, ...head })
}

export function lineOfTable({ part, name }: TableHead): string {
  return JSON.stringify({ table: name, part })
}

export function lastLineOf(tail: Tail): string {
  return JSON.stringify({ end: tail })
}

/** Returns the head; `foreign` for a file that is none of ours, and `newer` for one whose format is from a later version. */
export function parseFirstLine(line: string): Head | 'foreign' | 'newer' {
  const first = v.safeParse(FirstLine, parseJson(line))
  if (!first.success) return 'foreign'
  if (first.output.formatVersion > formatVersion) return 'newer'
  const head = v.safeParse(HeadLine, parseJson(line))
  return head.success ? head.output : 'foreign'
}

/** Returns the table that the line names, or the tail; null for a line that is neither. */
export function parseMark(line: string): v.InferOutput<typeof TableLine> | v.InferOutput<typeof LastLine> | null {
  const mark = v.safeParse(v.union([TableLine, LastLine]), parseJson(line))
  return mark.success ? mark.output : null
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
