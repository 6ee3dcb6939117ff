import { createHash } from 'node:crypto'
import type { CampaignSettings } from '../rules/campaign/campaign.ts'
import { judgeColours, styleSheetOf } from '../rules/look/look.ts'

/** A style sheet and the path under which it is served for ever: another sheet has another path. */
export type StyleSheet = { path: string; type: 'text/css'; body: string }

/** Returns the style sheet of a campaign's colours, below `path`; null for Pavel's own, and for colours that nobody could read. */
export function drawLook({ look }: Pick<CampaignSettings, 'look'>, path: string): StyleSheet | null {
  const judged = look && judgeColours(look)
  if (!judged?.isUsable) return null
  const body = styleSheetOf(judged.look)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { path: `${path}/look/${hash}.css`, type: 'text/css', body }
}
