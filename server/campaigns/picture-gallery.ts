import { createHmac } from 'node:crypto'
import { type Art, composePicture, iconsNamedIn, type Notation } from '../rules/pictures/pictures.ts'
import { type Drawing, type Level, levels, type Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import { loadArt } from './icon-sets.ts'
import type { PictureFiles } from './picture-files.ts'

type Content = { type: 'image/svg+xml' | 'image/webp'; body: string | Uint8Array<ArrayBuffer> }
type Picture = PicturePlace & Content

export type Gallery = {
  /** Returns the path of a drawing. Throws when the quiz has no such rebus. */
  addressOf(rebusIndex: number, level: Level): string
  /** Returns the drawing at this path; null when there is none. */
  find(address: string): Picture | null
}

type Options = { quiz: Quiz; files: PictureFiles; secret: string }

/**
 * Composes every drawing of a quiz once and keeps them by their addresses, with those that were read from files. Expects a quiz that
 * `readQuiz` has checked, and throws when one of its icons or files is missing all the same.
 */
export function createGallery({ quiz, files, secret }: Options): Gallery {
  const pictures = drawingsOf(quiz, files).map(({ draw, ...place }) => ({ ...place, ...draw() }))
  const byAddress = new Map(pictures.map((picture) => [pictureAddress(secret, picture, picture.body), picture]))
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
  const drawings = rebusesOf(quiz).flatMap(({ pictures }, rebusIndex) =>
    levels.map((level) => ({ rebusIndex, level, drawing: pictures[level] })),
  )
  const art = loadArt(drawings.flatMap(({ drawing }) => (drawing.recipe ? iconsNamedIn(drawing.recipe) : [])))
  return drawings.map(({ drawing, ...place }) => ({
    ...place,
    draw: () => contentOf(drawing, files, art, notations[quiz.language]),
  }))
}

/** How readers of each language are used to seeing cut letters marked. */
const notations: Record<Quiz['language'], Notation> = { ru: 'commas', en: 'minus' }

function contentOf({ recipe, file = '' }: Drawing, files: PictureFiles, art: Art, notation: Notation): Content {
  if (recipe) return { type: 'image/svg+xml', body: composePicture(recipe, art, notation) }
  const image = files.get(file)
  if (!image) throw new Error(`No picture was read from the file "${file}"`)
  return { type: image.type, body: image.body }
}

const picturesPath = '/pictures/'

/** Which drawing of which rebus; `rebusIndex` counts from 0. */
type PicturePlace = { rebusIndex: number; level: Level }

/**
 * Returns a drawing's path: `/pictures/` and 43 characters of base64url, an HMAC-SHA256 over the drawing's place and its content.
 * Without the secret the path reveals neither the answer nor the order of the rebuses. The path changes whenever the drawing does, so
 * the response can be cached indefinitely.
 */
function pictureAddress(secret: string, { rebusIndex, level }: PicturePlace, content: string | Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return picturesPath + hmac.digest('base64url')
}
