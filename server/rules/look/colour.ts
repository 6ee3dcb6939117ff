import { clampChroma, converter, formatHex, interpolate, wcagContrast } from 'culori'
import * as v from 'valibot'

/** A colour as `#rrggbb`, in lower case. */
export type Colour = `#${string}`

const typed = /^#?([\da-f]{3}|[\da-f]{6})$/i

/** A colour that a person typed: `#rgb` or `#rrggbb`, with spaces around it or without the `#`. Parses to a `Colour`. */
export const TypedColour = v.pipe(
  v.string(),
  v.trim(),
  v.regex(typed, 'not a colour'),
  v.transform((text): Colour => {
    const digits = text.replace('#', '').toLowerCase()
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
  }),
)

const toOklch = converter('oklch')

/** Lightness from 0 to 1, chroma, and hue in degrees. A grey has no hue; 0 stands for it. */
export type Oklch = { l: number; c: number; h: number }

export function oklchOf(colour: Colour): Oklch {
  const { l, c, h = 0 } = toOklch(colour) ?? { l: 0, c: 0 }
  return { l, c, h }
}

/** Returns the colour, or the most colourful one of its lightness and hue that a screen can show. */
export function colourOf({ l, c, h }: Oklch): Colour {
  const lightness = Math.min(Math.max(l, 0), 1)
  return formatHex(clampChroma({ mode: 'oklch', l: lightness, c, h }, 'oklch')) as Colour
}

/** Returns `share` of the second colour mixed into the first, as `color-mix(in oklab, …)` does. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  return formatHex(interpolate([one, other], 'oklab')(share)) as Colour
}

/** Returns the contrast of two colours after WCAG 2: from 1, where they are the same, to 21. */
export function contrast(one: Colour, other: Colour): number {
  return wcagContrast(one, other)
}

export function isReadable(colour: Colour, on: readonly Colour[], least: number): boolean {
  return on.every((background) => contrast(colour, background) >= least)
}

/** Whether black or white has at least this contrast to the background: when neither has, nothing has. */
export function hasRoom(background: Colour, least: number): boolean {
  return contrast('#000000', background) >= least || contrast('#ffffff', background) >= least
}

/** Lightness is searched in wide steps, then in fine ones: finer than anybody sees, they change a channel by one or two. */
const wide = 1 / 40
const fine = wide / 10

/**
 * Returns the colour itself when it has at least this contrast to all of the backgrounds, otherwise the one nearest to it in lightness
 * that has; null when no lightness does.
 */
export function nearestReadable(colour: Colour, on: readonly Colour[], least: number): Colour | null {
  if (isReadable(colour, on, least)) return colour
  if (!on.every((background) => hasRoom(background, least))) return null
  return nearest(colour, (candidate) => isReadable(candidate, on, least))
}

/** Returns the colour of the same hue, nearest in lightness, that is so; null when none is. */
export function nearest(colour: Colour, isSo: (candidate: Colour) => boolean): Colour | null {
  const { l, c, h } = oklchOf(colour)
  const foundAt = (distance: number) =>
    [l - distance, l + distance]
      .filter((lightness) => lightness > -wide && lightness < 1 + wide)
      .map((lightness) => colourOf({ l: lightness, c, h }))
      .find(isSo)
  for (let far = wide; far < 1 + wide; far += wide) {
    const found = foundAt(far)
    if (found) return firstOf(far - wide, far, foundAt) ?? found
  }
  return null
}

function firstOf(from: number, to: number, foundAt: (distance: number) => Colour | undefined): Colour | undefined {
  for (let distance = from + fine; distance < to; distance += fine) {
    const found = foundAt(distance)
    if (found) return found
  }
  return undefined
}
