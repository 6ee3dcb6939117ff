import { parseSync, type Program } from 'oxc-parser'

/** One small change of a source file: `text` takes the place of what is from `start` to `end`. */
export type Mutant = { path: string; start: number; end: number; text: string; line: number; from: string }

type Node = { type: string; start: number; end: number; [key: string]: unknown }

/** Returns every mutant of a file, in the order of the file. Types, imports and names are left alone. */
export function mutantsOf(path: string, source: string): Mutant[] {
  const mutants: Mutant[] = []
  const { program, errors } = parseSync(path, source)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  visit(program, (node) => {
    for (const { start, end, text } of changesOf(node, source)) {
      const line = source.slice(0, start).split('\n').length
      mutants.push({ path, start, end, text, line, from: source.slice(start, end) })
    }
  })
  return mutants.sort((one, other) => one.start - other.start || one.text.localeCompare(other.text))
}

type Change = Pick<Mutant, 'start' | 'end' | 'text'>

function changesOf(node: Node, source: string): Change[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return operatorsFor(node).map((operator) => withOperator(node, operator, source))
    case 'UpdateExpression':
      return [replace(node, swap(node.operator === '++' ? ['++', '--'] : ['--', '++'], textOf(node, source)))]
    case 'UnaryExpression':
      return node.operator === '!' ? [replace(node, textOf(node.argument as Node, source))] : []
    case 'ConditionalExpression':
    case 'IfStatement':
      return ['true', 'false'].map((text) => replace(node.test as Node, text))
    case 'WhileStatement':
      return [replace(node.test as Node, 'false')]
    case 'Literal':
      return literalsFor(node.value).map((text) => replace(node, text))
    case 'TemplateLiteral':
      return [replace(node, "''")]
    case 'MemberExpression':
      return methodsFor(node).map((name) => replace(node.property as Node, name))
    default:
      return []
  }
}

const replace = ({ start, end }: Node, text: string): Change => ({ start, end, text })
const textOf = ({ start, end }: Node, source: string) => source.slice(start, end)
const swap = ([from = '', to = '']: string[], text: string) => text.replace(from, to)

const operators: Record<string, string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
}

function operatorsFor({ operator, left, right }: Node): string[] {
  const joinsTexts = [left, right].some((side) => isText(side as Node))
  return joinsTexts && operator === '+' ? [] : (operators[operator as string] ?? [])
}

const isText = ({ type, value }: Node) => type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string')

/** What stands between the two sides is the operator, with parentheses around it. */
function withOperator({ left, right, operator }: Node, other: string, source: string): Change {
  const from = (left as Node).end
  const between = source.slice(from, (right as Node).start)
  const start = from + between.indexOf(operator as string)
  return { start, end: start + (operator as string).length, text: other }
}

function literalsFor(value: unknown): string[] {
  if (typeof value === 'boolean') return [String(!value)]
  if (typeof value === 'number') return [String(value + 1), ...(value > 0 ? [String(value - 1)] : [])]
  if (typeof value === 'string') return [value === '' ? "'mutant'" : "''"]
  return []
}

const methods: Record<string, string> = {
  every: 'some',
  some: 'every',
  max: 'min',
  min: 'max',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  findLast: 'find',
}

function methodsFor({ computed, property }: Node): string[] {
  const other = methods[(property as Node).name as string]
  return other && !computed ? [other] : []
}

const wrappers = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']
const namesOnly = /^(?:TS|Import|ExportAll)/

function visit(node: unknown, act: (node: Node) => void): void {
  if (Array.isArray(node)) return node.forEach((one) => visit(one, act))
  if (!isNode(node) || (namesOnly.test(node.type) && !wrappers.includes(node.type))) return
  act(node)
  for (const [key, child] of Object.entries(node)) {
    const isName = (key === 'key' && !node.computed) || (key === 'source' && node.type.startsWith('Export'))
    if (!isName && key !== 'typeAnnotation' && key !== 'directive') visit(child, act)
  }
}

function isNode(node: unknown): node is Node & Partial<Program> {
  return typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string'
}
