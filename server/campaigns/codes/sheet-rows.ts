import sax from 'sax'
import type { Row } from '../../rules/code-file/code-file.ts'
import { TableProblem } from './table-problem.ts'
import { readParts } from './zip-parts.ts'

const parts = { book: 'xl/workbook.xml', links: 'xl/_rels/workbook.xml.rels', strings: 'xl/sharedStrings.xml' }

/** What is kept of a row and of a cell: codes are in the first columns, and short. */
const mostColumns = 50
const longestCell = 200

/** What no program writes, and what is kept of it would take all memory: tags within tags, attributes of one, sheets, texts. */
const deepest = 64
const mostAttributes = 256
const mostSheets = 10_000
const mostStrings = 5_000_000

/** Reads the rows of the first sheet of an XLSX file. Throws a `TableProblem` when the zip is none, or holds more than it should. */
export async function* sheetRows(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Row[]> {
  const book = await readBook(bytes)
  const reading = rowsOfSheet(book.strings)
  for await (const { text } of readParts(bytes, [book.sheet])) {
    reading.parser.write(text)
    yield reading.rows.splice(0)
  }
}

/** Returns the name of the first sheet's part, and the texts that cells name by their numbers. */
async function readBook(bytes: Uint8Array<ArrayBuffer>) {
  const strings: string[] = []
  const sheets: string[] = []
  const targets = new Map<string, string>()
  const parsers = {
    [parts.book]: parserOf({ opens: (name, { 'r:id': id }) => void (name === 'sheet' && id && keep(sheets, id, mostSheets)) }),
    [parts.links]: parserOf({
      opens(name, { Id, Target }) {
        if (name !== 'Relationship' || !Id || !Target) return
        if (targets.size >= mostSheets) throw new TableProblem('too large')
        targets.set(Id, Target)
      },
    }),
    [parts.strings]: stringsInto(strings),
  }
  for await (const { name, text } of readParts(bytes, Object.keys(parsers))) parsers[name]?.write(text)
  const target = targets.get(sheets[0] ?? '')
  if (target === undefined) throw new TableProblem('no XLSX')
  return { strings, sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
}

type Attributes = Record<string, string>
type Handlers = { opens?(name: string, attributes: Attributes): void; says?(text: string): void; closes?(name: string): void }

/** Names are without their prefixes. XML of which no program would make a sheet is no XLSX. */
function parserOf({ opens, says, closes }: Handlers): sax.SAXParser {
  const parser = sax.parser(true, { position: false })
  const plain = (name: string) => name.slice(name.indexOf(':') + 1)
  let depth = 0
  let attributesOfTag = 0
  parser.onattribute = () => {
    if ((attributesOfTag += 1) > mostAttributes) fail()
  }
  parser.onopentag = ({ name, attributes }) => {
    attributesOfTag = 0
    if ((depth += 1) > deepest) fail()
    opens?.(plain(name), attributes as Attributes)
  }
  parser.ontext = (text) => says?.(text)
  parser.onclosetag = (name) => {
    depth -= 1
    closes?.(plain(name))
  }
  parser.onerror = fail
  return parser
}

function fail(): never {
  throw new TableProblem('no XLSX')
}

function keep(list: string[], text: string, most: number): void {
  if (list.length >= most) throw new TableProblem('too large')
  list.push(text)
}

/** Phonetic readings beside a text are left out. */
function stringsInto(strings: string[]): sax.SAXParser {
  let text = ''
  let isRead = false
  return parserOf({
    opens(name) {
      if (name === 'si') text = ''
      isRead = name === 't' || (isRead && name !== 'rPh')
    },
    says: (more) => void (isRead && text.length < longestCell && (text += more)),
    closes(name) {
      if (name === 't') isRead = false
      if (name === 'si') keep(strings, text, mostStrings)
    },
  })
}

function rowsOfSheet(strings: string[]): { parser: sax.SAXParser; rows: Row[] } {
  const rows: Row[] = []
  let row: Row = { line: 0, cells: [] }
  let cell = { column: -1, isNamed: false, text: '' }
  let isRead = false
  const parser = parserOf({
    opens(name, attributes) {
      if (name === 'row') row = { line: Number(attributes.r) || row.line + 1, cells: [] }
      if (name === 'c') cell = { column: columnOf(attributes.r) ?? cell.column + 1, isNamed: attributes.t === 's', text: '' }
      isRead = name === 'v' || name === 't'
    },
    says: (text) => void (isRead && cell.text.length < longestCell && (cell.text += text)),
    closes(name) {
      isRead = false
      if (name === 'c' && cell.column < mostColumns) {
        while (row.cells.length < cell.column) row.cells.push('')
        row.cells[cell.column] = cell.isNamed ? (strings[Number(cell.text)] ?? '') : cell.text
      }
      if (name === 'row') {
        cell.column = -1
        rows.push(row)
      }
    },
  })
  return { parser, rows }
}

/** Returns the place of a cell's column, counted from 0, by its name such as `AB12`. */
function columnOf(name: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null
}
