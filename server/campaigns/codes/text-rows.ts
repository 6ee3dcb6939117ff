import { CsvError, type Info, type Options, parse } from 'csv-parse'
import { isUtf8 } from 'node:buffer'
import { pipeline, Readable } from 'node:stream'
import { setImmediate as others } from 'node:timers/promises'
import { delimiterOf, encodingOf, type Row } from '../../rules/code-file/code-file.ts'
import { TableProblem } from './table-problem.ts'

const pieceBytes = 64 * 1024
const rowsPerBatch = 500

/** In characters. A quotation mark that is never closed would make all that follows one row. */
const longestRow = 20_000

/** Reads the rows of a text. Throws a `TableProblem` when it has rows of a length that no table has. */
export async function* textRows(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Row[]> {
  const delimiter = delimiterOf(new TextDecoder(encodingFor(bytes)).decode(bytes.subarray(0, pieceBytes))) ?? '\u001F'
  const isQuoted = await isReadable(bytes, delimiter)
  yield* parsed(bytes, { delimiter, quote: isQuoted ? '"' : null })
}

const encodingFor = (bytes: Uint8Array) => encodingOf(bytes, isUtf8(bytes))

/** Quotation marks are sometimes but a part of what is written: then they mean nothing. */
async function isReadable(bytes: Uint8Array<ArrayBuffer>, delimiter: string): Promise<boolean> {
  if (!bytes.includes('"'.charCodeAt(0))) return false
  try {
    for await (const _ of parsed(bytes, { delimiter, quote: '"' }));
    return true
  } catch (error) {
    if (error instanceof TableProblem) return false
    throw error
  }
}

type Record = { record: string[]; info: Info }

async function* parsed(bytes: Uint8Array<ArrayBuffer>, options: Pick<Options, 'delimiter' | 'quote'>): AsyncGenerator<Row[]> {
  const parser = parse({
    ...options,
    bom: true,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  pipeline(Readable.from(piecesOf(bytes)), parser, () => {})
  let batch: Row[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<Record>) {
      batch.push({ line: info.lines, cells: record })
      if (batch.length < rowsPerBatch) continue
      yield batch
      batch = []
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableProblem('not a table') : error
  }
  yield batch
}

async function* piecesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingFor(bytes))
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    yield decoder.decode(bytes.subarray(start, start + pieceBytes), { stream: true })
    await others()
  }
  yield decoder.decode()
}
