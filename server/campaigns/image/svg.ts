import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { Buffer } from 'node:buffer'
import { FaultyImage } from './fault.ts'
import type { Image } from './image.ts'
import { readRaster } from './raster.ts'
import { assertProportions } from './size.ts'
import { assertDrawnQuickly } from './svg-cost.ts'
import { cleanTree, type Clean, mostElements, writeTree } from './svg-tree.ts'

const mostBytes = 2_000_000

/** Puts an SVG together anew from the elements and attributes that draw. Throws `FaultyImage` when it would look other than drawn. */
export async function readSvg(bytes: Uint8Array): Promise<Image> {
  if (bytes.length > mostBytes) throw new FaultyImage('too many bytes', `${Math.ceil(bytes.length / 1_000_000)} MB`)
  const root = parse(decode(bytes))
  const { width, height, viewBox } = sizeOf(root)
  assertProportions(width, height)
  const removed = new Set<string>()
  const tree = cleanTree(root, removed)
  assertDrawnQuickly(tree)
  await cleanEmbedded(tree)
  Object.assign(tree.attributes, { xmlns: 'http://www.w3.org/2000/svg', viewBox, width: `${width}`, height: `${height}` })
  const body = new TextEncoder().encode(writeTree(tree))
  return { type: 'image/svg+xml', body, width, height, removed: [...removed] }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FaultyImage('damaged', 'not UTF-8')
  }
}

function parse(text: string): XmlElement {
  if (/<!ENTITY/i.test(text)) throw new FaultyImage('entities', '<!ENTITY')
  // Before parsing, which would take seconds; each element has two tags at most.
  if (text.split('<').length > 2 * mostElements + spareTags) throw new FaultyImage('too complex')
  const { root } = parseOrThrow(text)
  if (root?.name !== 'svg') throw new FaultyImage('no picture', `<${root?.name ?? ''}>`)
  return root
}

/** For what is left out of the drawing: comments and an editor's notes. */
const spareTags = 2_000

function parseOrThrow(text: string) {
  try {
    return parseXml(text)
  } catch (error) {
    if (error instanceof RangeError) throw new FaultyImage('too complex')
    // A page of HTML is no broken drawing.
    if (!text.includes('<svg')) throw new FaultyImage('no picture')
    throw new FaultyImage('damaged', (error as Error).message.split('\n')[0])
  }
}

/** The size that the drawing is drawn in; units such as millimetres do not matter, because the page scales it. */
function sizeOf({ attributes }: XmlElement): { width: number; height: number; viewBox: string } {
  const box = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x = 0, y = 0, width = Number.NaN, height = Number.NaN] =
    box.length === 4 ? box : [0, 0, inPixels(attributes['width']), inPixels(attributes['height'])]
  const isSize = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0
  if (!isSize) throw new FaultyImage('wrong shape', '<svg> without viewBox')
  return { width, height, viewBox: [x, y, width, height].join(' ') }
}

const inPixels = (length = '') => (/^\s*\d+(\.\d+)?(px)?\s*$/.test(length) ? Number.parseFloat(length) : Number.NaN)

const mostEmbedded = 20

/** What is embedded is decoded by the visitor's browser, so it goes through the same hands as a picture of its own. */
async function cleanEmbedded(tree: Clean): Promise<void> {
  const embedded = elementsIn(tree).filter(({ attributes: { href = '' } }) => href.startsWith('data:'))
  if (embedded.length > mostEmbedded) throw new FaultyImage('too complex')
  for (const { attributes } of embedded) {
    const base64 = attributes['href']?.split(',')[1] ?? ''
    const { type, body } = await readRaster(Buffer.from(base64, 'base64'), () => {})
    attributes['href'] = `data:${type};base64,${Buffer.from(body).toString('base64')}`
  }
}

const elementsIn = (element: Clean): Clean[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child))),
]
