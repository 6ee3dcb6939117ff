import type { Report } from '../../server/conversation/closing/closing.ts'
import { addressOf } from '../assets/assets.ts'
import { FunnelOnPaper, RebusesOnPaper } from './closing-figures.tsx'
import { Winners } from './closing-winners.tsx'
import { type Frame, LongDate, Period } from './time.tsx'

type Props = Frame & {
  report: Report
  at: Date
  campaign: { name: string; conference: { name: string; when: string } }
}

/** The page `/operator/closing/report`: what a conference leaves behind, on paper. It is light, and has no way around. */
export const ReportPage = ({ report, at, campaign, ...frame }: Props) => {
  const { texts } = frame
  const { report: words } = texts.closing
  return (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <title>{words.title(campaign.conference.name || campaign.name)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={addressOf('report.css')} />
      </head>
      <body>
        <nav class="report-ways" aria-label={words.way}>
          <a href="/operator/closing">{words.back}</a> <span>{words.print}</span>
        </nav>
        <main class="report">
          <header>
            <h1>{campaign.conference.name || campaign.name}</h1>
            <p>
              {words.game(campaign.name)}
              {campaign.conference.when && `, ${campaign.conference.when}`}
            </p>
            <Played report={report} {...frame} />
          </header>
          <Counts report={report} {...frame} />
          <Prizes report={report} {...frame} />
          <FunnelOnPaper report={report} {...frame} />
          <RebusesOnPaper report={report} {...frame} />
          <PutRight report={report} {...frame} />
          <Winners report={report} {...frame} />
          <p class="report-made">
            {words.made} <LongDate at={at} {...frame} />
          </p>
        </main>
      </body>
    </html>
  )
}

type Part = Frame & { report: Report }

const Played = ({ report: { firstAt, lastAt }, ...frame }: Part) => {
  const { report: words } = frame.texts.closing
  if (!firstAt || !lastAt) return <p>{words.notPlayed}</p>
  return (
    <p>
      {words.played} <Period from={firstAt} to={lastAt} {...frame} />
    </p>
  )
}

const Counts = ({ report: { played, finished, tiers }, texts }: Part) => {
  const { counts: words } = texts.closing.report
  const won = tiers.reduce((sum, { given }) => sum + given, 0)
  return (
    <section aria-labelledby="counts-heading">
      <h2 id="counts-heading">{words.heading}</h2>
      <dl class="report-counts">
        {(
          [
            ['played', played],
            ['finished', finished],
            ['won', won],
          ] as const
        ).map(([name, count]) => (
          <div>
            <dt>{words[name]}</dt>
            <dd>{count.toLocaleString(texts.language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Prizes = ({ report: { tiers }, texts }: Part) => {
  const { prizes: words } = texts.closing.report
  const shown = (count: number) => count.toLocaleString(texts.language)
  const sum = (of: 'given' | 'spent') => shown(tiers.reduce((total, tier) => total + tier[of], 0))
  return (
    <section aria-labelledby="prizes-heading">
      <h2 id="prizes-heading">{words.heading}</h2>
      <table aria-labelledby="prizes-heading">
        <thead>
          <tr>
            <th scope="col">{words.tier}</th>
            <th scope="col">{words.given}</th>
            <th scope="col">{words.spent}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ id, title, given, spent }) => (
            <tr id={`prize-${id}`}>
              <th scope="row">{title}</th>
              <td>{shown(given)}</td>
              <td>{shown(spent)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td>{sum('given')}</td>
            <td>{sum('spent')}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const PutRight = ({ report: { putRight }, texts }: Part) => {
  const { putRight: words } = texts.closing.report
  return (
    <section aria-labelledby="put-right-heading" id="put-right">
      <h2 id="put-right-heading">{words.heading}</h2>
      {putRight.length === 0 && <p>{words.nothing}</p>}
      <ul class="report-deeds">
        {putRight.map(({ what, count }) => (
          <li>
            {words.deeds[what] ?? texts.staff.journal.deeds[what]}: {count.toLocaleString(texts.language)}
          </li>
        ))}
      </ul>
    </section>
  )
}
