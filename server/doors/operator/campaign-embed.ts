import { zipSync } from 'fflate'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { addressOf, tagIntegrity } from '../../../views/assets/assets.ts'
import type { ShownEmbed } from '../../../views/operator/campaign-embed.tsx'
import { type Campaign, type CampaignRegistry, launcherOf } from '../../campaigns/campaigns.ts'

type Deps = {
  campaigns: Pick<CampaignRegistry, 'at'>
  /** Returns the address of our site, as the browser that asks knows it. */
  siteOf(c: Context): string
  /** the address that browsers know this server by */
  publicUrl: string | undefined
}

/** Returns what an organiser needs to put a campaign's chat on another site: what its panel shows, and a plug-in for WordPress. */
export function campaignEmbed({ campaigns, siteOf, publicUrl }: Deps) {
  return {
    embedOf(c: Context, campaign: Campaign): ShownEmbed {
      const { settings, sites } = campaign
      return {
        site: siteOf(c),
        needsAddress: publicUrl === undefined,
        sites,
        areSitesOfServer: settings.sites.length === 0,
        launcher: launcherOf(campaign),
        asset: { address: addressOf('embed.js'), integrity: tagIntegrity() },
        types: addressOf('embed.d.ts'),
      }
    },
    wordpress(c: Context) {
      const campaign = campaigns.at(c.req.param('campaign') ?? '')
      if (!campaign) throw new HTTPException(404)
      return c.body(zipOf(pluginFor(siteOf(c), campaign.address)), 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': 'attachment; filename="pavel-quiz.zip"',
        'Cache-Control': 'no-store',
      })
    },
  }
}

const plugin = readFileSync(new URL('../../../views/operator/pavel-quiz.php', import.meta.url), 'utf8')

function pluginFor(site: string, address: string): string {
  return plugin.replace("'https://quiz.example.com'", () => quoted(site)).replace("'campaign'", () => quoted(address))
}

/** Without PUBLIC_URL the site's address has what the browser calls the host, which may have an apostrophe in it. */
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

/** The earliest time that an archive can have, so that equal plug-ins are equal files. */
const unknownTime = new Date(1980, 0, 1)

function zipOf(php: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync({ 'pavel-quiz/pavel-quiz.php': Buffer.from(php) }, { mtime: unknownTime }))
}
