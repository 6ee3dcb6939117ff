import type { CampaignSettings } from './campaign.ts'
import { type FieldFault, faultsIn, isFaultless, type Section } from './fields.ts'

/** In CSS pixels, from the edges of the window. */
const mostDistancePx = 400

/** Above what stands on a page, and below the banners about cookies: they begin at 1000, and most of them far above. */
const usualLayer = 900

/** Browsers keep a z-index in 32 bits. */
const highestLayer = 2_147_483_647

const lists = { corner: ['right', 'left'], layer: ['top', 'below'], theme: ['auto', 'light', 'dark'], motion: ['auto', 'calm'] }
type Listed = Pick<CampaignSettings, 'corner'> &
  Pick<CampaignSettings['launcher'], 'theme' | 'motion'> & { layer: 'top' | 'below' }

/** How the button that opens the chat stands on a site. `zIndex` counts only below other layers of the site. */
export const launcher: Section = {
  fields: ['corner', 'distancePx', 'layer', 'zIndex', 'theme', 'motion'],
  typedOf({ settings: { corner, launcher: set } }) {
    const layer = set.layer === 'top' ? { layer: 'top', zIndex: '' } : { layer: 'below', zIndex: String(set.layer) }
    return { corner, distancePx: String(set.distancePx), ...layer, theme: set.theme, motion: set.motion }
  },
  read(typed, { settings }) {
    const distancePx = readWhole(typed.distancePx, mostDistancePx)
    const zIndex = typed.zIndex?.trim() ? readWhole(typed.zIndex, highestLayer) : usualLayer
    const isBelow = typed.layer === 'below'
    const faults = {
      ...faultsOfLists(typed),
      ...faultsIn({
        distancePx: distancePx === null && outOfRange(mostDistancePx),
        zIndex: isBelow && zIndex === null && outOfRange(highestLayer),
      }),
    }
    if (distancePx === null || !isFaultless(faults)) return { faults }
    const { corner, theme, motion } = typed as Listed
    const layer = isBelow && zIndex !== null ? zIndex : ('top' as const)
    return { change: { settings: { ...settings, corner, launcher: { distancePx, layer, theme, motion } } } }
  },
}

function faultsOfLists(typed: Readonly<Record<string, string>>) {
  const wrong = Object.entries(lists).filter(([field, values]) => !values.includes(typed[field] ?? ''))
  return faultsIn(Object.fromEntries(wrong.map(([field]) => [field, { fault: 'not in the list' } as const])))
}

const outOfRange = (most: number): FieldFault => ({ fault: 'out of range', least: 0, most })

/** Returns a whole number from 0 to `most`; null for anything else. */
function readWhole(typed = '', most: number): number | null {
  const digits = typed.trim()
  return /^\d{1,10}$/.test(digits) && Number(digits) <= most ? Number(digits) : null
}
