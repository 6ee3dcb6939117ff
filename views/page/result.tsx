import type { CampaignSettings, Closed } from '../../server/rules/campaign/campaign.ts'
import { Bubble } from '../chat/entry.tsx'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'

type Props = Pick<CampaignSettings, 'conference' | 'ticketLink'> & {
  texts: Texts
  /** what the conference is called, or the campaign where it has no conference */
  name: string
  points: number
  most: number
  /** the address of the picture of this result */
  picture: string
  /** the page's own address and that of its picture, for links to it; null where browsers know the server by no address of its own */
  share: { url: string; picture: string } | null
  /** the address of the style sheet of the campaign's colours */
  look: string | undefined
  closed: Closed | null
  /** of the campaign's page */
  path: `/${string}`
}

/** Where a shared result leads: it shows the points, and invites to play. */
export const ResultPage = ({ texts, name, conference, ticketLink, points, most, picture, share, look, closed, path }: Props) => {
  const { page, share: shared, stage, chat } = texts
  const score = shared.scored(`${points} ${stage.pointsOf(most)}`)
  const dare = shared.dare(points, most)
  const facts = [conference.when, conference.price].filter(Boolean)
  return (
    <Document
      texts={texts}
      title={`${score}. ${dare}`}
      description={[name, ...facts, page.greeting].join(' · ')}
      share={share}
      sheet="result.css"
      look={look}
      isExample
    >
      <main class="result">
        <p class="result-name">{name}</p>
        {facts.length > 0 && <p class="result-facts">{facts.join(' · ')}</p>}
        <h1>{score}</h1>
        <img class="result-picture" src={picture} width="1200" height="630" alt="" />
        <div class="result-words">
          {closed ? <Bubble>{texts.closed(closed)}</Bubble> : <Bubble>{`${dare} ${page.invitation}`}</Bubble>}
        </div>
        <p class="result-ways">
          {closed?.why !== 'after' && (
            <a class="button" href={path}>
              {chat.open}
            </a>
          )}
          {ticketLink && <a href={ticketLink}>{page.tickets}</a>}
        </p>
        <p class="result-note">{shared.anonymous}</p>
      </main>
    </Document>
  )
}
