import { element } from './element.js'

const ink = '#14301a'
const skin = '#63b84c'

/** A bulging eye with a slit pupil and its lid. @param {number} x */
const eye = (x) => [
  ['#ffd93d', `M${x - 19} 53a19 19 0 1 1 38 0 19 19 0 1 1-38 0`],
  [ink, `M${x - 3} 53q3-26 6 0-3 26-6 0`],
  [skin, `M${x - 19} 53a19 19 0 1 1 38 0 19 19 0 1 1-38 0`, 'lid'],
  ['none', `M${x - 12} 58q12 8 24 0`, 'asleep'],
]

/** His shapes from back to front: the colour, the outline, and what the style sheet moves it by. */
const shapes = [
  ['#f0643c', 'M48 42 36 16q12 2 16 10L60 4q9 6 11 16L82 0q8 9 8 19l13-14q5 9 2 18l14-6q-1 14-9 25z'],
  [skin, 'M80 28c40 0 56 15 54 43 11 30-19 49-54 49S15 101 26 71C24 43 40 28 80 28z'],
  ...eye(51),
  ...eye(109),
  ['none', 'M44 95q14 8 34 7 26-2 38-13'],
  ['none', 'M126 20h12l-12 14h12M144 2h9l-9 11h9', 'asleep'],
]

/** Returns Pavel's head: less of him than in the chat, and he moves once, when he wakes up. */
export function portrait() {
  const paths = shapes.map(([fill, d, name = '']) => element('path', { fill, d, class: name }))
  return element('svg', { class: 'pavel', viewBox: '10 0 140 140', 'aria-hidden': 'true' }, ...paths)
}
