import type { Part, Piece, SceneItem } from '../pictures/pictures.ts'
import { printText } from './cursor.ts'
import { relationOf } from './relations.ts'

/**
 * Returns the line of notation that `readLine` reads as these parts. Throws when a piece has a scene of its own that is not among
 * `scenes`. A letter that is both struck out and replaced is written as struck out, which is what such a piece reads as.
 */
export function printLine(parts: readonly Part[], scenes: Readonly<Record<string, SceneItem[]>> = {}): string {
  return parts.map(printPart).join(' ')

  function printPart(part: Part): string {
    if (part.kind === 'sign') return part.text
    if (part.kind === 'letters') return printText(part.text)
    if (part.kind === 'piece') return printPiece(part)
    const [thing, base] = [printPart(part.thing), printPart(part.base)]
    const isKnown = relationOf(part.says) === part.relation
    const preposition = isKnown ? printText(part.says) : `${part.relation}:${printText(part.says)}`
    return part.reads === 'thing first' ? `${thing}/${preposition}/${base}` : `/${preposition}/${base}/${thing}`
  }

  function printPiece(piece: Piece): string {
    const { cutFront = 0, cutBack = 0, reversed = false } = piece
    const commas = (count: number) => ','.repeat(count)
    return `${reversed ? '!' : ''}${commas(cutFront)}${printWord(piece)}${commas(cutBack)}:${nameOf(piece.art)}`
  }

  function nameOf(art: Piece['art']): string {
    if (typeof art === 'string') return art
    const [name] = Object.entries(scenes).find(([, items]) => JSON.stringify(items) === JSON.stringify(art)) ?? []
    if (name === undefined) throw new Error('A scene without a name has no place in a line')
    return name
  }
}

/** Neighbours that are all given or all struck out are written together. */
function printWord({ word, strike = [], replace = [] }: Piece): string {
  const runs: { isStruck: boolean; letters: string; with?: string | undefined }[] = []
  for (const [index, letter] of [...word].entries()) {
    const isStruck = strike.includes(index + 1)
    const other = isStruck ? undefined : replace.find((each) => each.letter === index + 1)?.with
    const last = runs.at(-1)
    if (last && last.isStruck === isStruck && last.with === undefined && other === undefined) last.letters += letter
    else runs.push({ isStruck, letters: letter, with: other })
  }
  return runs.map(printRun).join('')

  function printRun(run: (typeof runs)[number]): string {
    if (run.isStruck) return `(-${printText(run.letters)})`
    return run.with === undefined ? printText(run.letters) : `(${printText(run.letters)}=${printText(run.with)})`
  }
}
