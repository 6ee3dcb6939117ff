import type { Closing } from '../../server/conversation/closing/closing.ts'
import { ClosingExports } from './closing-exports.tsx'
import { ClosingLeft } from './closing-left.tsx'
import { type DeskFrame, DeskPage } from './desk-page.tsx'
import { type Frame, LongDate } from './time.tsx'

type Props = DeskFrame & {
  closing: Closing
  /** the part of the campaign's address */
  address: string
  graceMinutes: number
}

/** The page `/operator/closing`: what is to be finished and taken away after a conference, and what is erased when. */
export const ClosingPage = ({ closing, address, graceMinutes, ...frame }: Props) => (
  <DeskPage part="closing" heading={frame.texts.closing.heading} {...frame}>
    <main class="closing">
      <ClosingLeft closing={closing} address={address} graceMinutes={graceMinutes} texts={frame.texts} />
      <ClosingExports taken={closing.taken} address={address} {...frame} />
      <KeptUntil kept={closing.kept} {...frame} />
      <ReportLink {...frame} />
    </main>
  </DeskPage>
)

const KeptUntil = ({ kept: { days, promised, firstAt, lastAt }, ...frame }: Frame & { kept: Closing['kept'] }) => {
  const { kept: texts } = frame.texts.closing
  const isBroken = promised !== null && (days === null || days > promised)
  return (
    <section class="panel" aria-labelledby="kept-heading" id="kept">
      <h2 id="kept-heading">{texts.heading}</h2>
      <p>{days === null ? texts.never : texts.after(days)}</p>
      {isBroken && <p class="bad">{texts.promised(promised)}</p>}
      {days !== null && firstAt === null && <p class="soft">{texts.nobody}</p>}
      {firstAt && lastAt && <Dates first={firstAt} last={lastAt} {...frame} />}
      <p class="soft">
        {texts.stays} {texts.byHand}
      </p>
    </section>
  )
}

const Dates = ({ first, last, ...frame }: Frame & { first: Date; last: Date }) => {
  const { dates: texts } = frame.texts.closing.kept
  return (
    <dl class="closing-dates">
      <dt>{texts.first}</dt>
      <dd>
        <LongDate at={first} {...frame} />
      </dd>
      <dt>{texts.last}</dt>
      <dd>
        <LongDate at={last} {...frame} />
      </dd>
    </dl>
  )
}

const ReportLink = ({ texts: { closing } }: Frame) => (
  <section class="panel" aria-labelledby="report-heading" id="report">
    <h2 id="report-heading">{closing.report.heading}</h2>
    <p>{closing.report.what}</p>
    <p>
      <a class="button closing-way" href="/operator/closing/report">
        {closing.report.open}
      </a>
    </p>
  </section>
)
