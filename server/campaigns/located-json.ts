import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Counted from 1, as editors do. */
export type Place = { line: number; column: number }

/** What is wrong at a place of a text that should be JSON. */
export type JsonSlip =
  | 'comma after the last'
  | 'comment'
  | 'no value'
  | 'no name'
  | 'no literal'
  | 'no colon'
  | 'no comma'
  | 'no closing brace'
  | 'no closing bracket'
  | 'more after the end'
  | 'open text'
  | 'no code point'
  | 'wrong escape'
  | 'line break in a text'
  | 'name twice'
  | 'no character'
  | 'too deep'

/** `found` is what stands there: empty at the end, a line feed at the end of a line. */
export type JsonFault = { place: Place; slip: JsonSlip; found: string }

/**
 * A text read as JSON. With faults there may still be a `value`: a comma too many leaves no doubt about what is meant; where there
 * is a doubt, it is undefined. `placeOf` returns where a value is, by its path such as `rebuses.0.answer`, or else where the nearest
 * value around it is.
 */
export type LocatedJson = { value: unknown; faults: JsonFault[]; placeOf(path: string): Place }

/** Reads JSON and keeps where its values are. A byte order mark, with which some editors begin a file, is read over. */
export function readLocatedJson(written: string): LocatedJson {
  try {
    return readText(written.replace(/^\uFEFF/, ''))
  } catch (error) {
    // Brackets within brackets, ten thousand deep.
    if (!(error instanceof RangeError)) throw error
    const place = { line: 1, column: 1 }
    return { value: undefined, faults: [{ place, slip: 'too deep', found: '[' }], placeOf: () => place }
  }
}

function readText(text: string): LocatedJson {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true })
  const syntax = errors
    .slice(0, mostErrors)
    .map((error) => read(text, error))
    .filter(isFirstOfItsLine(text))
  const isMeaningClear = root !== undefined && syntax.every(({ isHarmless }) => isHarmless)
  const faults = [...syntax, ...(root ? [...namedTwice(root), ...unusable(root)] : [])].map(({ offset, slip, found }) => ({
    place: placeAt(text, offset),
    slip,
    found,
  }))
  return {
    value: isMeaningClear ? getNodeValue(root) : undefined,
    faults,
    placeOf: (path) => placeAt(text, root ? nearestNode(root, path).offset : 0),
  }
}

/** Of a text that is something else altogether, each word is an error. */
const mostErrors = 20

type Found = { offset: number; slip: JsonSlip; found: string; isHarmless?: boolean }

/** One slip makes the parser stumble several times over. */
const isFirstOfItsLine = (text: string) => (fault: Found, index: number, all: Found[]) =>
  index === 0 || placeAt(text, fault.offset).line !== placeAt(text, all[index - 1]?.offset ?? 0).line

function read(text: string, { error, offset, length }: ParseError): Found {
  const name = printParseErrorCode(error)
  const before = text.slice(0, offset).trimEnd()
  if (before.endsWith(',') && /[\]}]/.test(text[offset] ?? ''))
    return { offset: before.length - 1, slip: 'comma after the last', found: `,${text[offset]}`, isHarmless: true }
  if (name === 'InvalidCommentToken') return { offset, slip: 'comment', found: excerpt(text, offset, length), isHarmless: true }
  return { offset, slip: slips[name] ?? 'no value', found: excerpt(text, offset, length) }
}

/** By the names of the parser's errors. */
const slips: Partial<Record<string, JsonSlip>> = {
  InvalidSymbol: 'no literal',
  PropertyNameExpected: 'no name',
  ValueExpected: 'no value',
  ColonExpected: 'no colon',
  CommaExpected: 'no comma',
  CloseBraceExpected: 'no closing brace',
  CloseBracketExpected: 'no closing bracket',
  EndOfFileExpected: 'more after the end',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'open text',
  InvalidUnicode: 'no code point',
  InvalidEscapeCharacter: 'wrong escape',
  InvalidCharacter: 'line break in a text',
}

const longestExcerpt = 40

function excerpt(text: string, offset: number, length: number): string {
  const found = text.slice(offset, offset + Math.max(length, 1)).trim()
  if (found === '') return offset >= text.length ? '' : '\n'
  return found.length > longestExcerpt ? `${found.slice(0, longestExcerpt)}…` : found
}

/** Of two values with one name JSON takes the last, which nobody sees. */
function namedTwice(node: Node): Found[] {
  const names = node.type === 'object' ? (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : []
  const seen = new Set<unknown>()
  const twice = names.filter(({ value }) => seen.size === seen.add(value).size)
  return [
    ...twice.map(({ offset, value }) => ({ offset, slip: 'name twice' as const, found: String(value) })),
    ...(node.children ?? []).flatMap(namedTwice),
  ]
}

/** Brackets within brackets. No recipe has a fifth of it, and a page that shows one indents every level. */
const deepest = 100

/** What JSON can write and nothing here can use. PostgreSQL keeps a NUL and half of a pair of codes, and then cannot read around them. */
function unusable({ type, offset, value, children = [] }: Node, depth = 0): Found[] {
  if (depth > deepest) return [{ offset, slip: 'too deep', found: type === 'array' ? '[' : '{' }]
  const inner = type === 'array' || type === 'object' ? depth + 1 : depth
  const [half] = typeof value === 'string' ? (/\p{Surrogate}/u.exec(value) ?? (value.includes('\0') ? ['\0'] : [])) : []
  const own = half === undefined ? [] : [{ offset, slip: 'no character' as const, found: JSON.stringify(half).slice(1, -1) }]
  return [...own, ...children.flatMap((child) => unusable(child, inner))]
}

/** A name may have dots in it, as those of files do. */
function nearestNode(root: Node, path: string): Node {
  let nearest = root
  const keys = path.split('.')
  for (const [index, key] of keys.entries()) {
    const whole = nearest.type === 'object' && findNodeAtLocation(nearest, [keys.slice(index).join('.')])
    if (whole) return whole
    const next = findNodeAtLocation(nearest, [nearest.type === 'array' ? Number(key) : key])
    if (!next) break
    nearest = next
  }
  return nearest
}

function placeAt(text: string, offset: number): Place {
  const place = { line: 1, column: offset + 1 }
  for (const { index, 0: lineBreak } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    place.line += 1
    place.column = offset - index - lineBreak.length + 1
  }
  return place
}
