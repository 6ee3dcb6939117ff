/**
 * How the button stands on a site, under the names of the tag's `data-…`. What the server publishes of a campaign has the same names.
 *
 * @typedef {{
 *   campaign: string, label: string, name: string, corner: string, distance: string, layer: string, theme: string, language: string,
 *   motion: string, colours?: string,
 * }} Settings
 *
 * The campaigns that can be played; `only` is what a tag means that names none. Null where the tag brings everything itself.
 * @typedef {{ only: string | null, campaigns: Partial<Settings>[] } | null} Published
 */

const usual = { corner: 'right', distance: '16', layer: 'top', theme: 'auto', language: 'ru', motion: 'auto' }

/** What each of them can be. Colours: those of the light theme and those of the dark one, in the order of the style sheet. */
const patterns = {
  campaign: /^[\w-]+$/,
  label: /\S/,
  name: /\S/,
  corner: /^(left|right)$/,
  distance: /^\d{1,3}$/,
  layer: /^(top|\d{1,10})$/,
  theme: /^(auto|light|dark)$/,
  language: /^(ru|en)$/,
  motion: /^(auto|calm)$/,
  colours: /^(#[\da-f]{6} ?){12}$/i,
}

/**
 * Returns the script's own element. It is null in a shadow root, and where a tag manager runs the script as its own text: then the
 * last script that came from such an address is the one, before all that names a campaign. Others have an `embed.js`, too.
 *
 * @returns {HTMLScriptElement | undefined}
 */
export function ownScript() {
  const { currentScript } = document
  if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript
  const named = [...document.querySelectorAll('script')].filter(({ src }) => /\/embed\.js(\?|$)/.test(src))
  return named.findLast(({ src, dataset }) => dataset.campaign || /[?&]campaign=/.test(src)) ?? named.at(-1)
}

/**
 * Returns the settings of this tag: the campaign's, and before those what the tag says, as `data-…` or in its address (tag managers
 * drop the former). Undefined where there is no such campaign, which the developer is told.
 *
 * @param {HTMLScriptElement} script
 * @param {Published} published
 * @returns {Settings | undefined}
 */
export function settingsOf(script, published) {
  const own = written(Object.fromEntries([...new URL(script.src).searchParams, ...Object.entries(script.dataset)]))
  const address = own.campaign ?? published?.only
  const found = published ? published.campaigns.find(({ campaign }) => campaign === address) : own
  if (!found?.campaign) {
    console.error(`Pavel: ${address ? `there is no campaign “${address}”` : 'the tag has to name a campaign, by data-campaign'}`)
    return undefined
  }
  const campaign = { ...usual, ...found }
  // a label of the campaign would be in its language
  if (own.language && own.language !== campaign.language) own.label ??= ''
  return { ...campaign, ...own }
}

/** @param {Record<string, string | undefined>} values @returns {Partial<Settings>} */
function written(values) {
  const known = Object.entries(values).filter(([name, value]) => {
    if (!Object.hasOwn(patterns, name)) return false
    const isGood = patterns[name].test(value)
    if (!isGood) console.warn(`Pavel: data-${name} cannot be “${value}”`)
    return isGood
  })
  return Object.fromEntries(known)
}
