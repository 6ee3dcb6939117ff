import { strToU8, zipSync } from 'fflate'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (index: number) => String.fromCharCode(65 + index)

const book =
  '<?xml version="1.0"?><workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Лист" sheetId="2" r:id="rId7"/><sheet name="2" sheetId="1" r:id="rId1"/></sheets></workbook>'
const links =
  '<?xml version="1.0"?><Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>'

/** Returns the parts of an XLSX file, whose first sheet has these rows. Texts are shared, as Excel keeps them. */
export function partsOfSheet(rows: string[][]): Record<string, string> {
  const texts = [...new Set(rows.flat())]
  const numbers = new Map(texts.map((text, index) => [text, index]))
  const cell = (text: string, column: number, row: number) =>
    text === '' ? '' : `<c r="${letter(column)}${row + 1}" t="s"><v>${numbers.get(text)}</v></c>`
  const lines = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`,
  )
  return {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': book,
    'xl/_rels/workbook.xml.rels': links,
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ANOTHER</t></is></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
  }
}

/** Returns a zip of these parts. */
export const zipOf = (parts: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
    ),
  )

/** Returns an XLSX file whose first sheet has these rows. */
export const sheetOf = (rows: string[][]) => zipOf(partsOfSheet(rows))
