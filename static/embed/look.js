import css from './embed.css' with { type: 'text' }
/** @import { Settings } from './settings.js' */

const tones = ['paper', 'sheet', 'ink', 'line', 'leaf', 'lime']

/** Pavel's own colours: the light theme's, then the dark one's, each in the order of `tones`. */
const ownColours = '#f3efe2 #fffdf5 #16200f #16200f #1d6b35 #c6f24e #12170f #1b2217 #eef2df #616e58 #8fdc7a #c6f24e'

/** Returns the style sheet of the button and the panel. @param {Settings} settings */
export function look({ layer, distance, theme, colours = ownColours }) {
  const both = colours.split(' ')
  const values = tones.map((tone, index) => `--${tone}:light-dark(${both[index]},${both[index + tones.length]})`)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${css}
:host{color-scheme:${theme === 'auto' ? 'light dark' : theme}!important;z-index:${layer === 'top' ? 0 : layer}!important}
.button,.panel{--gap:${distance}px;${values.join(';')}}`)
  return sheet
}
