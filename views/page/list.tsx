import type { Closed } from '../../server/rules/campaign/campaign.ts'
import { Pavel } from '../pavel/pavel.tsx'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'

type Listed = {
  path: `/${string}`
  name: string
  when: string
  closed: Closed | null
  language: Texts['language']
}

type Props = { texts: Texts; campaigns: readonly Listed[] }

/** The page at `/` where several campaigns can be played, or will be. Each is told of in its own language. */
export const ListPage = ({ texts, campaigns }: Props) => {
  const { list } = texts.page
  return (
    <Document texts={texts} title={list.title} description={list.lead}>
      <main class="campaigns">
        <Pavel />
        <h1>{list.title}</h1>
        <p>{list.lead}</p>
        <ul>
          {campaigns.map((campaign) => (
            <li>
              <a class="campaigns-name" href={campaign.path} {...inAnother(texts, campaign)}>
                {campaign.name}
              </a>
              {campaign.when && <p {...inAnother(texts, campaign)}>{campaign.when}</p>}
              {campaign.closed && <p class="campaigns-closed">{notice(texts, campaign.closed)}</p>}
            </li>
          ))}
        </ul>
      </main>
    </Document>
  )
}

const inAnother = ({ language }: Texts, campaign: Listed) => (campaign.language === language ? {} : { lang: campaign.language })

const notice = ({ page: { list } }: Texts, closed: Closed) => (closed.why === 'before' ? list.before(closed) : list.paused)

type NoneProps = { texts: Texts; hasOperator: boolean }

/** The page at `/` where nothing can be played. */
export const NonePage = ({ texts, hasOperator }: NoneProps) => {
  const { none } = texts.page
  return (
    <Document texts={texts} title={none.title}>
      <main class="notice dozing">
        <Pavel />
        <h1>{none.title}</h1>
        <p>{none.text}</p>
        {hasOperator && (
          <a class="button" href="/operator">
            {none.signIn}
          </a>
        )}
      </main>
    </Document>
  )
}
