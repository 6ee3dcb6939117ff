import type { Launcher } from '../../server/campaigns/campaigns.ts'

type Tag = {
  /** the address of our site, as browsers know it */
  site: string
  launcher: Launcher
  /** where the script is that brings no settings of campaigns, and what browsers compare it with */
  asset: { address: string; integrity: string }
}

/**
 * Returns what an organiser copies into a site, each a piece of HTML: `plain`; `checked`, whose script browsers run only as it is now,
 * and which brings the settings itself, so both have to be copied again when they change; `afterLoad`, for which nothing of the site
 * waits; `managed`, for tag managers, some of which insert a script of their own in its place, without its attributes. `policy` is what
 * a site adds that has a content security policy.
 */
export function embedSnippets({ site, launcher, asset }: Tag) {
  const { campaign } = launcher
  const settings = Object.entries(launcher).map(([name, value]) => [`data-${name}`, value] as const)
  return {
    plain: `<script async${written([
      ['src', `${site}/embed.js`],
      ['data-campaign', campaign],
    ])}></script>`,
    checked: `<script async${written([
      ['src', site + asset.address],
      ['integrity', asset.integrity],
      ['crossorigin', 'anonymous'],
      ...settings,
    ])}></script>`,
    afterLoad: afterLoad(`${site}/embed.js`, campaign),
    managed: `<script async${written([['src', `${site}/embed.js?campaign=${campaign}`]])}></script>`,
    policy: [`script-src ${originOf(site)}`, `frame-src ${originOf(site)}`],
  }
}

/** A script that is there before the page has loaded would keep its `load` waiting. Until it has come, commands to Pavel queue up. */
const afterLoad = (src: string, campaign: string) => `<script>
  window.Pavel ||= function () { (Pavel.q ||= []).push(arguments) }
  function wakePavel() {
    const tag = document.createElement('script')
    tag.src = ${quoted(src)}
    tag.dataset.campaign = ${quoted(campaign)}
    document.head.append(tag)
  }
  if (document.readyState === 'complete') wakePavel()
  else addEventListener('load', wakePavel)
</script>`

function written(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${value.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign)}"`).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

/** A policy with a path would allow what is at that very path alone. */
const originOf = (site: string) => /^https?:\/\/[^/]*/.exec(site)?.[0] ?? site

/** Without PUBLIC_URL the site's address has what the browser calls the host, which may have an apostrophe in it. */
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

/** How a site's own script opens the chat, and learns what happens in it. */
export const callsSnippet = `window.Pavel = window.Pavel || function () { (Pavel.q = Pavel.q || []).push(arguments) }

Pavel('open')   // 'close', 'toggle', 'destroy'
Pavel('on', 'won', function () { /* 'ready', 'opened', 'closed', 'number', 'playing' */ })`
