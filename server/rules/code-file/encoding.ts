/** What a file is by its first bytes. `old Excel` is also what a file with a password is kept in. */
type FileKind = 'zip' | 'old Excel' | 'text' | 'other'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

/** Returns what a file is. Text has no NUL and no other signs that control something, unless it is UTF-16. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'old Excel'
  if (utf16Of(bytes)) return 'text'
  const isControlled = bytes.subarray(0, 65_536).some((byte) => byte < 32 && ![9, 10, 11, 12, 13].includes(byte))
  return isControlled || bytes.includes(0) ? 'other' : 'text'
}

/** Returns how a text is written. `isUtf8`: all of it can be read as that. What is none of the others is what Russian Windows writes. */
export function encodingOf(bytes: Uint8Array, isUtf8: boolean): Encoding {
  return utf16Of(bytes) ?? (isUtf8 ? 'utf-8' : 'windows-1251')
}

/** By the mark of its bytes' order, or by the zeros that stand beside every Latin letter. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (begins(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (begins(bytes, [0xfe, 0xff])) return 'utf-16be'
  const first = bytes.subarray(0, 2048)
  const zeros = (odd: 0 | 1) => first.reduce((sum, byte, index) => sum + (byte === 0 && index % 2 === odd ? 1 : 0), 0)
  const half = first.length / 2
  if (bytes.length % 2 === 1 || half < 2) return null
  if (zeros(1) > 0.6 * half && zeros(0) === 0) return 'utf-16le'
  return zeros(0) > 0.6 * half && zeros(1) === 0 ? 'utf-16be' : null
}

const begins = (bytes: Uint8Array, mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

const delimiters = ['\t', ';', ',', '|']

/** Returns what stands between the cells of a text, by its beginning; null where each line is one cell. */
export function delimiterOf(text: string): string | null {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const scores = delimiters.map((delimiter) => scoreOf(lines, delimiter))
  const best = Math.max(0, ...scores)
  return best === 0 ? null : (delimiters[scores.indexOf(best)] ?? null)
}

/** How many lines have as many of them as the first. */
function scoreOf(lines: string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1)
  const usual = counts.at(-1) ?? 0
  const alike = counts.filter((count) => count === usual).length
  return usual > 0 && alike > lines.length / 2 ? alike : 0
}
