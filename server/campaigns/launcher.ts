import { judgeColours, type Palette } from '../rules/look/look.ts'
import type { Campaign } from './campaign.ts'

/** How a campaign's button stands on a site, by the names of the tag's `data-…`. */
export type Launcher = Readonly<Record<string, string>> & { campaign: string }

/** The tones of the look that the button has (static/embed/look.js), in the order in which the tag takes them. */
const tones = ['paper', 'sheet', 'ink', 'line', 'leaf', 'lime'] as const satisfies (keyof Palette)[]

/** What the tag takes for granted (static/embed/settings.js), so that nobody has to send it. */
const usual: Record<string, string> = {
  corner: 'right',
  distance: '16',
  layer: 'top',
  theme: 'auto',
  language: 'ru',
  motion: 'auto',
}

/** Returns what a campaign's tag has to know before the chat is opened, beyond what is usual. */
export function launcherOf({ address, settings, texts }: Pick<Campaign, 'address' | 'settings' | 'texts'>): Launcher {
  const { distancePx, layer, theme, motion } = settings.launcher
  const judged = settings.look && judgeColours(settings.look)
  const palettes = judged?.isUsable ? [judged.look.light, judged.look.dark] : []
  const colours = palettes.flatMap((palette) => tones.map((tone) => palette[tone]))
  const own = {
    language: texts.language,
    corner: settings.corner,
    distance: String(distancePx),
    layer: String(layer),
    theme,
    motion,
  }
  return {
    campaign: address,
    label: texts.chat.open,
    name: texts.pavel.name,
    ...Object.fromEntries(Object.entries(own).filter(([name, value]) => usual[name] !== value)),
    ...(colours.length > 0 && { colours: colours.join(' ') }),
  }
}
