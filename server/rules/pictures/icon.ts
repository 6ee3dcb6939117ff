import { rounded } from './ink.ts'
import type { Part, Recipe, SceneItem } from './recipe.ts'

export type Icon = { body: string; width: number; height: number }

/** Icons by the name a recipe calls them. */
export type Art = ReadonlyMap<string, Icon>

/**
 * An icon with its middle at (x, y), drawn into a square of `size`.
 * Ids inside an icon (gradients, clip paths) hold for the whole drawing, so each use gets its own by `key`.
 * Throws where the icon is not in `art`: the quiz file was checked for that at the door.
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

/** Every icon a recipe names. */
export function iconsNamedIn(recipe: Recipe): string[] {
  return recipe.kind === 'scene' ? recipe.items.flatMap(iconsOfItem) : recipe.parts.flatMap(iconsOfPart)
}

function iconsOfPart(part: Part): string[] {
  if (part.kind === 'placed') return [...iconsOfPart(part.thing), ...iconsOfPart(part.base)]
  if (part.kind !== 'piece') return []
  return typeof part.art === 'string' ? [part.art] : part.art.flatMap(iconsOfItem)
}

const iconsOfItem = (item: SceneItem) => (item.kind === 'icon' ? [item.icon] : [])
