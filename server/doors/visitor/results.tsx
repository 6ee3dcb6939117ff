import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ResultPage } from '../../../views/page/result.tsx'
import { drawnShareOf, nameOf, type Score } from '../../campaigns/campaigns.ts'
import { closedAt, linkWithoutCode } from '../../rules/campaign/campaign.ts'
import { mostPoints, newGame } from '../../rules/quiz/quiz.ts'
import { type CampaignOf, type OpenCampaign } from './campaign.ts'
import { formatOf, type SendDrawn } from './drawn-pictures.ts'
import { send } from './pages.tsx'

type Deps = { campaignOf: CampaignOf; limitPages: MiddlewareHandler; sendDrawn: SendDrawn; publicUrl: string | undefined }

/**
 * Returns what sends the page of a result, and its pictures. There is one for every number of points, whether or not anybody has reached
 * it: nothing in it comes from a game, so it tells of nobody and proves nothing.
 */
export function results({ campaignOf, limitPages, sendDrawn, publicUrl }: Deps) {
  return { result: [limitPages, showResult] as const, resultPicture: [limitPages, showPicture] as const }

  function showResult(c: Context) {
    const campaign = campaignOf(c)
    const score = scoreIn(c, campaign)
    const { texts, look, settings, context } = campaign
    // a link from before a quiz with fewer points was published
    if (score.points > score.most) return c.redirect(context.path)
    const picture = drawnShareOf(campaign, { format: 'link', score, publicUrl })?.path ?? ''
    const path = `${context.path}/results/${score.address}`
    return send(
      c,
      <ResultPage
        {...settings}
        ticketLink={linkWithoutCode(settings.ticketLink)}
        points={score.points}
        most={score.most}
        texts={texts}
        path={context.path}
        name={nameOf(campaign)}
        picture={picture}
        share={publicUrl === undefined ? null : { url: publicUrl + path, picture: publicUrl + picture }}
        look={look?.path}
        closed={closedAt(context.schedule, context.now())}
      />,
    )
  }

  function showPicture(c: Context) {
    const campaign = campaignOf(c)
    const format = formatOf(c.req.param('file'))
    const score = scoreIn(c, campaign)
    const picture = format && score.points <= score.most && drawnShareOf(campaign, { format, score, publicUrl })
    return picture ? sendDrawn(c, picture) : c.notFound()
  }
}

/** Games for fun have fewer rebuses: `fun-6`. Throws a 404 for what is no number of points. */
function scoreIn(c: Context, { context: { quiz } }: OpenCampaign): Score {
  const address = c.req.param('points') ?? ''
  const [, fun, digits] = /^(fun-)?(0|[1-9]\d{0,5})$/.exec(address) ?? []
  const most = mostPoints(quiz, fun ? { ...newGame, kind: 'fun' } : newGame)
  if (digits === undefined || most === 0) throw new HTTPException(404)
  return { address, points: Number(digits), most }
}
