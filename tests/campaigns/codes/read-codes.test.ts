import { describe, expect, test } from 'bun:test'
import { Buffer } from 'node:buffer'
import { readCodes } from '../../../server/campaigns/codes/read-codes.ts'
import { readParts } from '../../../server/campaigns/codes/zip-parts.ts'
import { partsOfSheet, sheetOf, zipOf } from '../../cast/sheet-file.ts'

const bytesOf = (text: string, encoding: 'utf8' | 'utf16le' = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
const bigEndian = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const windows = (text: string) =>
  new Uint8Array([...text].map((letter) => (letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x410 + 0xc0)))
const mark = '\uFEFF'

async function read(bytes: Uint8Array<ArrayBuffer>, column: number | null = null) {
  const result = await readCodes(bytes, column)
  if ('problem' in result) throw new Error(result.problem)
  return result
}

const table = (between: string, end: string) =>
  [
    ['№', 'Кому', 'Код скидки'],
    ['1', 'Ане', 'AB-1'],
    ['2', 'Боре', 'AB-2'],
  ]
    .map((cells) => cells.join(between) + end)
    .join('')

describe('The codes of a file are found, whatever wrote it', () => {
  test.each([
    ['one a line, of Unix', bytesOf('AB-1\nAB-2\n')],
    ['one a line, of Windows', bytesOf('AB-1\r\nAB-2\r\n')],
    ['one a line, of an old Macintosh', bytesOf('AB-1\rAB-2\r')],
    ['one a line, with empty lines and spaces around', bytesOf('\n  AB-1\u00A0\n\n\tAB-2\n\n')],
    ['in one line, with commas', bytesOf('AB-1, AB-2')],
    ['with a heading', bytesOf('Промокоды\nAB-1\nAB-2')],
    ['in quotation marks', bytesOf('"AB-1"\n"AB-2"\n')],
    ['CSV with commas', bytesOf(table(',', '\r\n'))],
    ['CSV with semicolons', bytesOf(table(';', '\r\n'))],
    ['TSV', bytesOf(table('\t', '\n'))],
    ['CSV with a mark of the bytes’ order', bytesOf(mark + table(';', '\r\n'))],
    [
      'CSV with semicolons, quotation marks and lines within cells',
      bytesOf('id;who;promo_code\n1;"A; B ""C""\nD";AB-1\n2;x;"AB-2"'),
    ],
    ['CSV without a heading', bytesOf('1,Anna,AB-1,2026-11-29\n2,Boris,AB-2,2026-11-29\n3,Boris,,\n')],
    ['CSV in windows-1251', windows(table(';', '\r\n').replace('№', 'No'))],
    ['UTF-16 LE with a mark', bytesOf(mark + table('\t', '\r\n'), 'utf16le')],
    ['UTF-16 BE with a mark', bigEndian(mark + table('\t', '\r\n'))],
    ['UTF-16 LE without a mark', bytesOf('code\nAB-1\nAB-2', 'utf16le')],
    ['UTF-16 BE without a mark', bigEndian('code\nAB-1\nAB-2')],
    ['XLSX', sheetOf([['Кому', 'Промокод'], ['Ане & Боре', 'AB-1'], [], ['', 'AB-2']])],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).codes).toEqual(['AB-1', 'AB-2'])
  })
})

test('what is left out is counted and named with its line', async () => {
  const file = await read(bytesOf('code\nAB-1\nAB-2\n\nAB-1\nab-2\nno code\nA\n1,23457E+15\n'))
  expect(file).toMatchObject({ codes: ['AB-1', 'AB-2'], twice: 2, faults: 3, heading: { line: 1 } })
  expect(file.faulty).toEqual([
    { line: 7, text: 'no code', fault: 'space inside' },
    { line: 8, text: 'A', fault: 'too short' },
    { line: 9, text: '1,23457E+15', fault: 'number of a spreadsheet' },
  ])
})

test('of many faults the first ten are named', async () => {
  const { faults, faulty } = await read(bytesOf('not one\n'.repeat(500)))
  expect([faults, faulty.length, faulty[9]?.line]).toEqual([500, 10, 10])
})

test('another column can be chosen', async () => {
  const file = await read(bytesOf('code;spare\nAB-1;CD-1\nAB-2;CD-2\n'), 1)
  expect(file).toMatchObject({ codes: ['CD-1', 'CD-2'], column: 1, columns: [{ heading: 'code' }, { heading: 'spare' }] })
  expect((await read(bytesOf('code;spare\nAB-1;CD-1\n'), 7)).codes).toEqual(['AB-1'])
})

test('a quotation mark that is never closed spoils its own line alone', async () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `CODE-${index}`)
  expect((await read(bytesOf(`AB-1\n"AB-2\n${lines.join('\n')}`))).codes).toHaveLength(5_001)
})

test('the line of a sheet is that of the spreadsheet, and numbers count as written', async () => {
  const numbers =
    '<worksheet><sheetData><row r="4"><c r="B4"><v>100200</v></c></row><row r="9"><c t="str" r="B9"><v>a b</v></c></row></sheetData></worksheet>'
  const file = await read(zipOf({ ...partsOfSheet([]), 'xl/worksheets/sheet2.xml': numbers }))
  expect(file).toMatchObject({ codes: ['100200'], faulty: [{ line: 9 }] })
})

describe('What is no table is refused', () => {
  const photograph = new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0x00,
    0x10,
    ...Buffer.from('JFIF\0'),
    ...Array.from({ length: 999 }, (_, i) => (i * 7919) % 256),
  ])
  test.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a file of empty lines', bytesOf('\n\n \n'), 'empty'],
    ['a photograph', photograph, 'not a table'],
    ['a text with a NUL in it', bytesOf('AB-1\nAB\0-2\nAB-3'), 'not a table'],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old Excel'],
    ['a zip that is no XLSX', zipOf({ 'photo.txt': 'AB-1' }), 'no XLSX'],
    ['half of an XLSX', sheetOf([['AB-1']]).slice(0, 300), 'no XLSX'],
    ['an XLSX whose parts are no XML', zipOf({ ...partsOfSheet([['AB-1']]), 'xl/workbook.xml': '<a><b></a>' }), 'no XLSX'],
    [
      'an XLSX of entities',
      zipOf({
        ...partsOfSheet([['AB-1']]),
        'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>',
      }),
      'no XLSX',
    ],
  ] as const)('%s', async (_, bytes, problem) => {
    expect(await readCodes(bytes)).toEqual({ problem })
  })
})

test('a file of a million lines is read, and others have their turn meanwhile', async () => {
  const lines = Array.from({ length: 1_000_000 }, (_, index) => `CODE-${index}`)
  let turns = 0
  const others = setInterval(() => turns++, 1)
  const { codes } = await read(bytesOf(lines.join('\n')))
  clearInterval(others)
  expect(codes).toHaveLength(1_000_000)
  expect(turns).toBeGreaterThan(20)
})

test('a zip bomb is unpacked only as far as a table may be large', async () => {
  const bomb = zipOf({ ...partsOfSheet([['AB-1']]), 'xl/worksheets/sheet2.xml': new Uint8Array(8_000_000).fill(32) })
  expect(bomb.length).toBeLessThan(50_000)
  let size = 0
  const unpack = async () => {
    size = 0
    for await (const { text } of readParts(bomb, ['xl/worksheets/sheet2.xml'], 1_000_000)) size += text.length
  }
  expect(unpack()).rejects.toMatchObject({ kind: 'too large' })
  await unpack().catch(() => {})
  expect(size).toBeLessThan(8_000_000)
})

describe('An XLSX that would take all memory is refused before it does', () => {
  const many = (text: string) => text.repeat(400_000)
  test.each([
    ['tags within tags', `<worksheet>${many('<a>')}`, 'no XLSX'],
    ['attributes of one tag', `<worksheet ${Array.from({ length: 10_000 }, (_, index) => `a${index}=""`).join(' ')}>`, 'no XLSX'],
    ['rows without anything', `<worksheet>${'<row/>'.repeat(1_600_000)}</worksheet>`, 'too large'],
  ] as const)('%s', async (_, sheet, problem) => {
    const bomb = zipOf({ ...partsOfSheet([['AB-1']]), 'xl/worksheets/sheet2.xml': sheet })
    expect(await readCodes(bomb)).toEqual({ problem })
  })

  test('names of sheets', async () => {
    const links = Array.from({ length: 20_000 }, (_, index) => `<Relationship Id="r${index}" Target="t"/>`).join('')
    const bomb = zipOf({ ...partsOfSheet([['AB-1']]), 'xl/_rels/workbook.xml.rels': `<Relationships>${links}</Relationships>` })
    expect(await readCodes(bomb)).toEqual({ problem: 'too large' })
  })
})

test('what a piece of a zip unpacks to is handed on little by little, so that others get their turn', async () => {
  const bomb = zipOf({ ...partsOfSheet([['AB-1']]), 'xl/worksheets/sheet2.xml': new Uint8Array(8_000_000).fill(32) })
  for await (const { text } of readParts(bomb, ['xl/worksheets/sheet2.xml'])) expect(text.length).toBeLessThanOrEqual(65_536)
})
