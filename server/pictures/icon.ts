import type { Art } from './art.ts'
import { n } from './ink.ts'

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
    `<svg x="${n(x - size / 2)}" y="${n(y - size / 2)}" width="${n(size)}" height="${n(size)}" ` +
    `viewBox="0 0 ${width} ${height}" overflow="visible">${renameIds(body, key)}</svg>`
  )
}

const renameIds = (body: string, key: string) => body.replace(/\bid="|url\(#|href="#/g, (start) => `${start}${key}-`)
