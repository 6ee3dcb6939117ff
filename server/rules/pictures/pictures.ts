import { type Art, iconsNamedIn } from './icon.ts'
import { canvas, paper, paperEdge } from './ink.ts'
import type { CutMarks } from './marks.ts'
import type { Recipe } from './recipe.ts'
import { drawLine } from './row.ts'
import { drawScene } from './scene.ts'
import { drawSolved } from './solved.ts'

export { type Art, drawIcon, type Icon, iconsNamedIn } from './icon.ts'
export { type CutMarks, cutMarksIn } from './marks.ts'
export {
  IconName,
  type RecipeRule,
  recipeRules,
  type Letters,
  type Part,
  type Piece,
  type Placed,
  readPart,
  readParts,
  Recipe,
  recipeSchemas,
  type SceneItem,
  SceneItems,
} from './recipe.ts'

/**
 * Returns a drawing as a self-contained SVG file: 4 : 3, on its own background, with system fonts, without scripts or references to
 * other files. Throws when `art` lacks an icon that the recipe names.
 */
export function composePicture(recipe: Recipe, art: Art, cutMarks: CutMarks): string {
  const { width, height } = canvas
  const sheet = `x="2" y="2" width="${width - 4}" height="${height - 4}" rx="36"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="${fonts}" font-weight="800" text-anchor="middle">
${iconsNamedIn(recipe).length > 0 ? `<metadata>${notice}</metadata>` : ''}
<style>${dimStyle}${recipe.kind === 'solved' ? dropStyle : ''}</style>
<clipPath id="sheet"><rect ${sheet}/></clipPath>
<rect ${sheet} fill="${paper}"/>
<g clip-path="url(#sheet)">
${drawRecipe(recipe, art, cutMarks)}
</g>
<rect ${sheet} fill="none" stroke="${paperEdge}" stroke-width="4"/>
<rect class="dim" width="${width}" height="${height}" rx="38" opacity="0"/>
</svg>
`
  )
}

/** Both licenses ask for it in every copy of the drawings. */
const notice = `Icons: Fluent Emoji, Copyright (c) Microsoft Corporation, MIT License, github.com/microsoft/fluentui-emoji;
Noto Emoji, Copyright Google Inc., Apache License 2.0, www.apache.org/licenses/LICENSE-2.0`

const fonts = `ui-rounded, 'SF Pro Rounded', 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif`

function drawRecipe(recipe: Recipe, art: Art, cutMarks: CutMarks): string {
  switch (recipe.kind) {
    case 'line':
      return drawLine(recipe.parts, art, cutMarks)
    case 'solved':
      return drawSolved(recipe.parts, recipe.answer, art)
    case 'scene':
      return drawScene(recipe.items, art, 'scene')
  }
}

/** Darkens the sheet a little on a dark page, where it would glare. */
const dimStyle = '@media (prefers-color-scheme: dark) { .dim { opacity: 0.07 } }'

const maxAnswerLength = 24
const delays = Array.from(
  { length: maxAnswerLength },
  (_, index) => `.drop:nth-child(${index + 1}) { animation-delay: ${(0.3 + index * 0.09).toFixed(2)}s }`,
)

/** The answer's letters drop in one by one. Without this style, or when the user prefers reduced motion, they are simply there. */
const dropStyle = `
@media (prefers-reduced-motion: no-preference) {
  .drop { animation: drop 0.5s cubic-bezier(0.3, 1.5, 0.5, 1) backwards }
  ${delays.join('\n  ')}
  @keyframes drop { from { opacity: 0; transform: translateY(-140px) rotate(-8deg) } }
}
`
