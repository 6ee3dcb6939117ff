import { judgeColours, type Palette } from '../rules/look/look.ts'
import type { Campaign } from './registry.ts'

/** How a campaign's button stands on a site, by the names of the tag's `data-…`. */
export type Launcher = Readonly<Record<string, string>> & { campaign: string }

/** The tones of the look that the button has (static/embed/look.js), in the order in which the tag takes them. */
const tones = ['paper', 'sheet', 'ink', 'line', 'leaf', 'lime'] as const satisfies (keyof Palette)[]

/** Returns what a campaign's tag has to know before the chat is opened. */
export function launcherOf({ address, settings, texts }: Pick<Campaign, 'address' | 'settings' | 'texts'>): Launcher {
  const { distancePx, layer, theme, motion } = settings.launcher
  const judged = settings.look && judgeColours(settings.look)
  const palettes = judged?.isUsable ? [judged.look.light, judged.look.dark] : []
  const colours = palettes.flatMap((palette) => tones.map((tone) => palette[tone]))
  return {
    campaign: address,
    label: texts.chat.open,
    name: texts.pavel.name,
    language: texts.language,
    corner: settings.corner,
    distance: String(distancePx),
    layer: String(layer),
    theme,
    motion,
    ...(colours.length > 0 && { colours: colours.join(' ') }),
  }
}
