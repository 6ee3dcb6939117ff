export { type Compared, compareLetters, foldLetters, spell } from './compare.ts'
export type { Icons } from './cursor.ts'
export type { Expectation, LineFault } from './line-faults.ts'
export { type ReadLine, readLine } from './read-line.ts'
