import { Unzip, UnzipInflate } from 'fflate'
import { setImmediate as others } from 'node:timers/promises'
import { TableProblem } from './table-problem.ts'

/** A piece of a part of a zip, as text. */
export type Piece = { name: string; text: string }

/** Deflate makes at most a thousand times as much of a piece, so none takes much memory. */
const pieceBytes = 8 * 1024

/** So much is read at once, in characters: more would keep a caller waiting who has just said a word. */
const longestPiece = 64 * 1024

/** What may be in the parts that are read. A million rows of codes have a third of it. */
const mostBytes = 400_000_000

/**
 * Unpacks parts of a zip, by their names, piece by piece. Throws a `TableProblem` when they hold more than `most` bytes, whatever the zip
 * says that they hold.
 */
export async function* readParts(
  bytes: Uint8Array<ArrayBuffer>,
  names: readonly string[],
  most = mostBytes,
): AsyncGenerator<Piece> {
  const pieces: Piece[] = []
  let size = 0
  const unzip = new Unzip()
  unzip.register(UnzipInflate)
  unzip.onfile = (file) => {
    if (!names.includes(file.name)) return
    const decoder = new TextDecoder()
    file.ondata = (error, data, isLast) => {
      if (error) throw error
      size += data.length
      if (size > most) throw new TableProblem('too large')
      pieces.push({ name: file.name, text: decoder.decode(data, { stream: !isLast }) })
    }
    file.start()
  }
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    try {
      unzip.push(bytes.subarray(start, start + pieceBytes), start + pieceBytes >= bytes.length)
    } catch (error) {
      throw error instanceof TableProblem ? error : new TableProblem('no XLSX')
    }
    for (const { name, text } of pieces.splice(0)) {
      for (let at = 0; at < text.length; at += longestPiece) {
        yield { name, text: text.slice(at, at + longestPiece) }
        await others()
      }
    }
    await others()
  }
}
