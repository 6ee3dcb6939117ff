import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadArt } from '../pictures/art.ts'
import { iconsNamedIn } from '../pictures/icon.ts'
import type { Fault } from './fault.ts'
import { type Quiz, LEVELS } from './schema.ts'

/** What the quiz names outside of itself and is not there: files beside it, icons of the emoji sets. */
export function findMissing({ tiers, rebuses }: Quiz, folder: string): Fault[] {
  const drawings = rebuses.flatMap(({ pictures }, index) =>
    LEVELS.map((level) => ({ path: `rebuses.${index}.pictures.${level}`, ...pictures[level] })),
  )
  const icons = drawings.flatMap(({ path, recipe }) =>
    (recipe ? iconsNamedIn(recipe) : []).map((icon) => ({ path: `${path}.recipe`, icon })),
  )
  const art = loadArt(icons.map(({ icon }) => icon))
  return [
    ...tiers.flatMap(({ codes }, index) => faultOfFile(`tiers.${index}.codes`, codes, folder)),
    ...drawings.flatMap(({ path, file }) => faultOfFile(`${path}.file`, file, folder)),
    ...icons
      .filter(({ icon }) => !art.has(icon))
      .map(({ path, icon }) => ({ path, expected: 'icons that the emoji sets have', found: `"${icon}"` })),
  ]
}

function faultOfFile(path: string, file: string | undefined, folder: string): Fault[] {
  if (file === undefined || existsSync(join(folder, file))) return []
  return [{ path, expected: `a file in ${folder}`, found: `"${file}", which is not there` }]
}
