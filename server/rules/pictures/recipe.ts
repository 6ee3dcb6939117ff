import * as v from 'valibot'

/** The rules of a recipe that are our own, as their issues name them. */
export const recipeRules = ['empty text', 'colour', 'icon name', 'path data', 'beyond the word'] as const
export type RecipeRule = (typeof recipeRules)[number]

/** Positions and sizes in a scene are in units of the canvas, which is 800 wide and 600 high, with the origin at the top left. */
const Coordinate = v.pipe(v.number(), v.minValue(-800), v.maxValue(1600))
const Length = v.pipe(v.number(), v.gtValue(0), v.maxValue(1600))
const Point = v.strictTuple([Coordinate, Coordinate])
const Words = v.pipe(v.string(), v.nonEmpty('empty text' satisfies RecipeRule), v.maxLength(60))
const Colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'colour' satisfies RecipeRule))
const Angle = v.pipe(v.number(), v.minValue(-360), v.maxValue(360))

/** The name of an icon: without a prefix from `fluent-emoji-flat`, with the prefix `noto:` from that set. */
export const IconName = v.pipe(v.string(), v.regex(/^(noto:)?[a-z0-9]+(-[a-z0-9]+)*$/, 'icon name' satisfies RecipeRule))

const Opacity = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const Paint = {
  fill: v.optional(Colour),
  stroke: v.optional(Colour),
  strokeWidth: v.optional(Length),
  opacity: v.optional(Opacity),
}

/** One thing on the canvas; `at` is its centre. Later things cover earlier ones. */
const SceneItem = v.variant('kind', [
  v.strictObject({
    kind: v.literal('icon'),
    icon: IconName,
    at: Point,
    size: Length,
    rotate: v.optional(Angle),
    flip: v.optional(v.boolean()),
    opacity: v.optional(Opacity),
  }),
  v.strictObject({
    kind: v.literal('text'),
    text: Words,
    at: Point,
    size: Length,
    rotate: v.optional(Angle),
    fill: v.optional(Colour),
  }),
  v.strictObject({
    kind: v.literal('bubble'),
    lines: v.pipe(v.array(Words), v.minLength(1), v.maxLength(6)),
    at: Point,
    size: v.strictTuple([Length, Length]),
    /** the point that the tail ends at, next to the speaker */
    tail: Point,
    textSize: Length,
  }),
  v.strictObject({
    kind: v.literal('rectangle'),
    at: Point,
    size: v.strictTuple([Length, Length]),
    radius: v.optional(Length),
    rotate: v.optional(Angle),
    ...Paint,
  }),
  v.strictObject({ kind: v.literal('ellipse'), at: Point, size: v.strictTuple([Length, Length]), ...Paint }),
  v.strictObject({
    kind: v.literal('path'),
    d: v.pipe(v.string(), v.regex(/^[MLHVCSQTAZmlhvcsqtaz0-9\s,.-]+$/, 'path data' satisfies RecipeRule)),
    ...Paint,
  }),
])

/** The things of a scene, the first at the back. */
export const SceneItems = v.pipe(v.array(SceneItem), v.minLength(1))

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))

/** A drawing that stands for a `word`, of which letters may be cut, struck out or replaced. Letter positions count from 1. */
const Piece = v.pipe(
  v.strictObject({
    kind: v.literal('piece'),
    /** an icon, or a scene on a canvas of its own, cropped to the middle 600 × 600 */
    art: v.union([IconName, v.array(SceneItem)]),
    word: Words,
    cutFront: v.optional(Count),
    cutBack: v.optional(Count),
    strike: v.optional(v.array(Count)),
    replace: v.optional(v.array(v.strictObject({ letter: Count, with: Words }))),
    /** drawn upside down: what is left of the word is read from right to left */
    reversed: v.optional(v.boolean()),
  }),
  v.check(
    ({ word, cutFront = 0, cutBack = 0, strike = [], replace = [] }) =>
      Math.max(cutFront + cutBack, ...strike, ...replace.map(({ letter }) => letter)) <= [...word].length,
    'beyond the word' satisfies RecipeRule,
  ),
)

const Letters = v.strictObject({ kind: v.literal('letters'), text: Words })

/** One part in, on, under or behind another; `says` is the preposition as it is read: «в», «на», «under». */
const Placed = v.strictObject({
  kind: v.literal('placed'),
  relation: v.picklist(['in', 'on', 'under', 'behind']),
  says: Words,
  thing: v.variant('kind', [Piece, Letters]),
  base: v.variant('kind', [Piece, Letters]),
  /** `thing first` reads thing, preposition, base («А в ТО»); `preposition first` reads preposition, base, thing («в О лк») */
  reads: v.picklist(['thing first', 'preposition first']),
})

const Sign = v.strictObject({ kind: v.literal('sign'), text: v.picklist(['+', '−', '=']) })

const Part = v.variant('kind', [Piece, Letters, Placed, Sign])

/** How a picture is drawn: as a line of parts that reads as the answer, as that line taken apart, or as a free scene. */
export const Recipe = v.variant('kind', [
  v.strictObject({ kind: v.literal('line'), parts: v.pipe(v.array(Part), v.minLength(1)) }),
  v.strictObject({ kind: v.literal('solved'), parts: v.pipe(v.array(Part), v.minLength(1)), answer: Words }),
  v.strictObject({ kind: v.literal('scene'), items: SceneItems }),
])

/** The schemas that a recipe repeats, by their names: a published schema has each of them once. */
export const recipeSchemas = { Recipe, Part, Piece, SceneItem }

export type Recipe = v.InferOutput<typeof Recipe>
export type SceneItem = v.InferOutput<typeof SceneItem>
export type Piece = v.InferOutput<typeof Piece>
export type Letters = v.InferOutput<typeof Letters>
export type Placed = v.InferOutput<typeof Placed>
export type Part = v.InferOutput<typeof Part>

/** What becomes of one letter of a piece's word. */
type Fate = 'given' | 'cut' | 'struck' | 'replaced'

/** A letter of a piece's word; `gives` is what it contributes to the answer, `''` when it is removed. */
export type ReadLetter = { letter: string; fate: Fate; gives: string }

/** Returns the letters that the parts add up to, in reading order. */
export const readParts = (parts: readonly Part[]): string => parts.map(readPart).join('')

/** Returns the letters that one part contributes; a sign contributes none. */
export function readPart(part: Part): string {
  if (part.kind === 'sign') return ''
  if (part.kind === 'letters') return part.text
  if (part.kind === 'piece')
    return readPiece(part)
      .map(({ gives }) => gives)
      .join('')
  const [thing, base] = [readPart(part.thing), readPart(part.base)]
  return part.reads === 'thing first' ? thing + part.says + base : part.says + base + thing
}

/** Returns what becomes of each letter of a piece's word, in the order in which they are read. */
export function readPiece({ word, cutFront = 0, cutBack = 0, strike = [], replace = [], reversed = false }: Piece): ReadLetter[] {
  const letters = [...word]
  const read = letters.map((letter, index): ReadLetter => {
    const position = index + 1
    if (position <= cutFront || position > letters.length - cutBack) return { letter, fate: 'cut', gives: '' }
    if (strike.includes(position)) return { letter, fate: 'struck', gives: '' }
    const replacement = replace.find((each) => each.letter === position)
    if (replacement) return { letter, fate: 'replaced', gives: replacement.with }
    return { letter, fate: 'given', gives: letter }
  })
  return reversed ? read.toReversed().map((each) => ({ ...each, gives: [...each.gives].toReversed().join('') })) : read
}
