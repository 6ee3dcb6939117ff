import { createHmac } from 'node:crypto'
import { composePicture, cutMarksIn, iconsNamedIn } from '../rules/pictures/pictures.ts'
import { type Level, levels, type Quiz, rebusesOf, recipeOf } from '../rules/quiz/quiz.ts'
import { loadArt } from './icon-sets.ts'
import type { PictureFiles } from './picture-files.ts'

type Content = { type: 'image/svg+xml' | 'image/webp'; body: string | Uint8Array<ArrayBuffer> }
/** A drawing, and which of the quiz it is. */
export type Picture = PicturePlace & Content

export type Gallery = {
  /** Returns the path of a drawing. Throws when the quiz has no such rebus. */
  addressOf(rebusIndex: number, level: Level): string
  /** Returns the drawing at this path; null when there is none. */
  find(address: string): Picture | null
}

/** `path` is what the path of every drawing begins with, up to a slash. */
type Options = { quiz: Quiz; files: PictureFiles; path: string; secret: string }

/**
 * Composes every drawing of a quiz once and keeps them by their addresses, with those that were read from files. Expects a quiz that
 * `readQuiz` has checked, and throws when one of its icons or files is missing all the same.
 */
export function createGallery({ quiz, files, path, secret }: Options): Gallery {
  const pictures = drawingsOf(quiz, files).map(({ draw, ...place }) => ({ ...place, ...draw() }))
  const byAddress = new Map(pictures.map((picture) => [path + pictureAddress(secret, picture, picture.body), picture]))
  const addresses = new Map([...byAddress].map(([address, { rebusIndex, level }]) => [`${rebusIndex} ${level}`, address]))
  return {
    addressOf(rebusIndex, level) {
      const address = addresses.get(`${rebusIndex} ${level}`)
      if (!address) throw new Error(`The quiz has no rebus ${rebusIndex}`)
      return address
    },
    find: (address) => byAddress.get(address) ?? null,
  }
}

type DrawingInPlace = PicturePlace & { draw(): Content }

/** Returns every drawing of a quiz. `draw` throws when one of its icons, or its file, is missing. */
export function drawingsOf(quiz: Quiz, files: PictureFiles): DrawingInPlace[] {
  const drawings = rebusesOf(quiz).flatMap((rebus, rebusIndex) =>
    levels.map((level) => ({
      rebusIndex,
      level,
      recipe: recipeOf(quiz, rebus, level),
      file: rebus.pictures[level].file ?? '',
    })),
  )
  const art = loadArt(drawings.flatMap(({ recipe }) => (recipe ? iconsNamedIn(recipe) : [])))
  return drawings.map(({ rebusIndex, level, recipe, file }) => ({
    rebusIndex,
    level,
    draw: () =>
      recipe
        ? { type: 'image/svg+xml', body: composePicture(recipe, art, cutMarksIn[quiz.language]) }
        : (files.get(file) ?? missing(file)),
  }))
}

function missing(file: string): never {
  throw new Error(`No picture was read from the file "${file}"`)
}

/** Which drawing of which rebus; `rebusIndex` counts from 0. */
type PicturePlace = { rebusIndex: number; level: Level }

/**
 * Returns the end of a drawing's path: 43 characters of base64url, an HMAC-SHA256 over the drawing's place and its content. Without
 * the secret it reveals neither the answer nor the order of the rebuses. It changes whenever the drawing does, so the
 * response can be cached indefinitely.
 */
function pictureAddress(secret: string, { rebusIndex, level }: PicturePlace, content: string | Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return hmac.digest('base64url')
}
