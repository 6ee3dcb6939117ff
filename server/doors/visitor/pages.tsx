import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { DemoPage } from '../../../views/demo/demo.tsx'
import { ListPage, NonePage } from '../../../views/page/list.tsx'
import { Page } from '../../../views/page/page.tsx'
import type { Texts } from '../../../views/texts/chat.ts'
import { drawnShareOf, nameOf, readSharePicture, sharePathOf } from '../../campaigns/campaigns.ts'
import { type FormerCookie, framingPolicy, picturePolicy, sendCompressedOnce } from '../../http/http.ts'
import { closedAt, linkWithoutCode } from '../../rules/campaign/campaign.ts'
import { type CampaignOf, known, type OpenCampaign, type PickedCampaigns, playable } from './campaign.ts'
import type { CountLook } from './counts-looks.ts'
import { formatOf, type SendDrawn } from './drawn-pictures.ts'
import { oembed } from './oembed.ts'

export type PageDeps = {
  campaigns: PickedCampaigns
  campaignOf: CampaignOf
  limitPages: MiddlewareHandler
  sendDrawn: SendDrawn
  countLook: CountLook
  former: FormerCookie
  /** of the pages that belong to no campaign */
  texts: Texts
  /** only this machine can reach the server, so whoever looks is trying it */
  isLocal: boolean
  hasOperator: boolean
  /** the address that browsers know this server by */
  publicUrl: string | undefined
}

/** Returns what sends `/`, a campaign's own page with the style sheet of its colours, and the example of a site that has the chat. */
export function pages({ campaigns, campaignOf, limitPages, sendDrawn, texts, hasOperator, ...deps }: PageDeps) {
  const { publicUrl } = deps
  return {
    home: [limitPages, showHome] as const,
    page: [limitPages, (c: Context) => sendPage(c, campaignOf(c), deps)] as const,
    look: [limitPages, showLook] as const,
    share: [limitPages, showSharePicture] as const,
    demo: [limitPages, showDemo] as const,
    oembed: [limitPages, oembed({ campaigns, publicUrl: deps.publicUrl, shareOf })] as const,
  }

  function showHome(c: Context) {
    const all = playable(campaigns)
    const current = all.filter((campaign) => closedNow(campaign)?.why !== 'after')
    const [first, ...others] = current.length > 0 || all.length > 1 ? current : all
    if (!first) return send(c, <NonePage texts={texts} hasOperator={hasOperator} />)
    if (others.length === 0) return sendPage(c, first, deps)
    return send(c, <ListPage texts={first.texts} campaigns={current.map(listed)} />)
  }

  function showLook(c: Context) {
    const { look } = campaignOf(c)
    if (!look) return c.notFound()
    // A page that another server has made, before or after a change of the colours, gets those of this one, to be kept nowhere.
    c.header('Cache-Control', look.path === c.req.path ? 'public, max-age=31536000, immutable' : 'no-store')
    return sendCompressedOnce(c, look)
  }

  async function showSharePicture(c: Context) {
    const campaign = campaignOf(c)
    const { settings, context } = campaign
    const file = c.req.param('file') ?? ''
    const format = formatOf(file)
    const drawn = format && drawnShareOf(campaign, { format, score: null, publicUrl })
    if (drawn) return sendDrawn(c, drawn)
    const picture = await readSharePicture(context.db, settings, file)
    if (!picture) return c.notFound()
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Content-Security-Policy', picturePolicy)
    return c.body(picture.body, 200, { 'Content-Type': picture.type })
  }

  function showDemo(c: Context) {
    const address = c.req.query('campaign')
    const campaign = known(address === undefined ? playable(campaigns)[0] : campaigns.at(address))
    c.header('Content-Security-Policy', framingPolicy)
    return send(c, <DemoPage texts={campaign.texts} tag={{ src: '/embed.js', campaign: campaign.address }} />)
  }
}

type PageOptions = Pick<PageDeps, 'former' | 'isLocal' | 'publicUrl' | 'countLook'>

function sendPage(c: Context, campaign: OpenCampaign, { former, isLocal, publicUrl, countLook }: PageOptions) {
  countLook(c, campaign, 'opened')
  const { texts, look, settings, row, context } = campaign
  return send(
    c,
    <Page
      {...settings}
      ticketLink={linkWithoutCode(settings.ticketLink)}
      texts={texts}
      path={context.path}
      name={nameOf(campaign)}
      share={publicUrl === undefined ? null : shareOf(campaign, publicUrl)}
      look={look?.path}
      closed={closedNow(campaign)}
      calendar={context.calendar}
      hasDemo={isLocal}
      isOpen={row.rehearsalOf !== null}
      isFormer={former.read(c) !== null}
    />,
  )
}

/** Where there are several campaigns, `/` is none of them, so a link always leads to the campaign's own path. */
function shareOf(campaign: OpenCampaign, publicUrl: string) {
  const { path } = campaign.context
  const drawn = drawnShareOf(campaign, { format: 'link', score: null, publicUrl })
  const picture = sharePathOf(campaign.settings, path) ?? drawn?.path
  return { url: `${publicUrl}${path}`, picture: `${publicUrl}${picture}` }
}

/** Sends a page that is to be asked for again each time. */
export function send(c: Context, page: JSX.Element) {
  c.header('Cache-Control', 'no-store')
  return c.html(html`<!doctype html>${page}`)
}

function listed(campaign: OpenCampaign) {
  const { context, texts, settings } = campaign
  const { when } = settings.conference
  return { path: context.path, name: nameOf(campaign), when, closed: closedNow(campaign), language: texts.language }
}

function closedNow({ context }: OpenCampaign) {
  return closedAt(context.schedule, context.now())
}
