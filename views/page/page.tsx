import type { CampaignSettings, Closed } from '../../server/rules/campaign/campaign.ts'
import { Chat, Launcher } from '../chat/chat.tsx'
import { Bubble } from '../chat/entry.tsx'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'

type Props = Pick<CampaignSettings, 'conference' | 'ticketLink'> & {
  texts: Texts
  /** what the conference is called, or the campaign where it has no conference */
  name: string
  /** its own address and that of its picture, for links to it; null where browsers know the server by no address of its own */
  share: { url: string; picture: string } | null
  /** the address of the style sheet of its colours */
  look: string | undefined
  closed: Closed | null
  /** the path of the conference's day for calendars; null where it is not set */
  calendar: string | null
  path: `/${string}`
  /** its chat is open from the beginning */
  isOpen: boolean
  isFormer: boolean
  /** it links to the sample of a site with the chat */
  hasDemo: boolean
}

/** A campaign's own page: its conference, as far as it is told, and Pavel, who opens the chat. */
export const Page = (props: Props) => {
  const { texts, name, conference, ticketLink, share, look, closed, calendar, isOpen, isFormer, hasDemo, path } = props
  const { page } = texts
  const facts = [conference.when, conference.price].filter(Boolean)
  return (
    <Document
      texts={texts}
      title={conference.name ? page.title(name) : name}
      description={[conference.name, ...facts, page.greeting].filter(Boolean).join(' · ')}
      share={share}
      isEmbeddable
      look={look}
    >
      <main
        id="campaign"
        class={closed ? 'campaign dozing' : 'campaign'}
        hx-get={path}
        hx-trigger="campaign-changed from:body"
        hx-select="#campaign"
        hx-target="this"
        hx-swap="outerHTML"
      >
        <header class="campaign-head">
          <h1>{name}</h1>
          {facts.length > 0 && (
            <ul class="campaign-facts">
              {facts.map((fact) => (
                <li>{fact}</li>
              ))}
            </ul>
          )}
        </header>
        <div class="campaign-words">
          {closed?.why !== 'after' && <Bubble>{page.greeting}</Bubble>}
          <Bubble>{closed ? texts.closed(closed) : page.invitation}</Bubble>
          {ticketLink && (
            <a class="campaign-tickets" href={ticketLink}>
              {page.tickets}
            </a>
          )}
          {calendar && (
            <a class="campaign-calendar" href={calendar} download="">
              {texts.stage.calendar}
            </a>
          )}
        </div>
        <Launcher texts={texts} />
      </main>
      <footer class="campaign-footer">
        <a href={`${path}/rules`}>{page.rules}</a>
        {hasDemo && <a href="/demo">{page.demo}</a>}
      </footer>
      <Chat texts={texts} path={path} isOpen={isOpen} isFormer={isFormer} />
    </Document>
  )
}
