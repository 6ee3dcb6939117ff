import { loadArt } from '../../server/campaigns/icon-sets.ts'
import { iconsNamedIn } from '../../server/rules/pictures/icon.ts'
import { composePicture } from '../../server/rules/pictures/pictures.ts'
import type { Recipe } from '../../server/rules/pictures/recipe.ts'

const hard: Recipe = {
  kind: 'scene',
  items: [
    { kind: 'icon', icon: 'fire', at: [150, 330], size: 300 },
    { kind: 'icon', icon: 'fire', at: [660, 330], size: 300 },
    { kind: 'icon', icon: 'dog-face', at: [400, 260], size: 260 },
    { kind: 'icon', icon: 'hot-beverage', at: [520, 420], size: 130 },
    { kind: 'bubble', lines: ['Всё хорошо'], at: [560, 90], size: [300, 110], tail: [450, 190], textSize: 44 },
  ],
}

const parts: Extract<Recipe, { kind: 'line' }>['parts'] = [
  { kind: 'piece', art: 'old-man', word: 'дед' },
  { kind: 'sign', text: '+' },
  { kind: 'piece', art: 'green-apple', word: 'лайм', replace: [{ letter: 4, with: 'н' }] },
]

/** SVG files for the stage, by file name. */
export const drawings: Record<string, string> = {
  'hard.svg': draw(hard),
  'solved.svg': draw({ kind: 'solved', parts, answer: 'дедлайн' }),
}

function draw(recipe: Recipe) {
  return composePicture(recipe, loadArt(iconsNamedIn(recipe)), 'commas')
}
