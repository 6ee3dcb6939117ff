import { rounded } from './ink.ts'
import type { Part, Recipe, SceneItem } from './recipe.ts'

/** The inside of an SVG drawing, and the size of its view box. */
export type Icon = { body: string; width: number; height: number }

/** Icons by the names that recipes use. */
export type Art = ReadonlyMap<string, Icon>

/**
 * Returns the SVG of an icon in a square of `size` with its centre at (x, y). Ids in SVG (of gradients, clip paths) are shared by the
 * whole drawing, so `key` makes those of each use unique. Throws when `art` lacks the icon, which `readQuiz` has ruled out.
 */
export function drawIcon(name: string, art: Art, { x, y, size }: { x: number; y: number; size: number }, key: string): string {
  const icon = art.get(name)
  if (!icon) throw new Error(`No icon named ${name}`)
  const { width, height, body } = icon
  return (
    `<svg x="${rounded(x - size / 2)}" y="${rounded(y - size / 2)}" width="${rounded(size)}" height="${rounded(size)}" ` +
    `viewBox="0 0 ${width} ${height}" overflow="visible">${renameIds(body, key)}</svg>`
  )
}

const renameIds = (body: string, key: string) => body.replace(/\bid="|url\(#|href="#/g, (start) => `${start}${key}-`)

/** Returns the names of all icons in a recipe, with repetitions. */
export function iconsNamedIn(recipe: Recipe): string[] {
  return recipe.kind === 'scene' ? recipe.items.flatMap(iconsOfItem) : recipe.parts.flatMap(iconsOfPart)
}

function iconsOfPart(part: Part): string[] {
  if (part.kind === 'placed') return [...iconsOfPart(part.thing), ...iconsOfPart(part.base)]
  if (part.kind !== 'piece') return []
  return typeof part.art === 'string' ? [part.art] : part.art.flatMap(iconsOfItem)
}

const iconsOfItem = (item: SceneItem) => (item.kind === 'icon' ? [item.icon] : [])
