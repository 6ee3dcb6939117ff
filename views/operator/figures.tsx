import { DeskPage } from './desk-page.tsx'
import { Compare } from './figures-comparison.tsx'
import { Days } from './figures-days.tsx'
import { FunnelPanel } from './figures-funnel.tsx'
import { Rebuses, Times } from './figures-rebuses.tsx'
import { Replies } from './figures-replies.tsx'
import type { FiguresProps } from './figures-shown.ts'
import { Standings } from './figures-standings.tsx'
import { inCampaign } from './in-campaign.tsx'
import { Timestamp } from './time.tsx'

/** The page `/operator/figures`: the funnel, where people stop, how hard the rebuses are, and how fast Pavel replies. */
export const FiguresPage = (props: FiguresProps) => (
  <DeskPage part="figures" heading={props.texts.figures.heading} {...props}>
    {props.board.missing === 0 && !props.board.isCounting ? (
      <main class="figures" id="figures">
        <Board {...props} />
      </main>
    ) : (
      <main
        class="figures"
        id="figures"
        hx-get={addressOf(props)}
        hx-trigger="every 2s"
        hx-select="#figures"
        hx-swap="outerMorph"
        hx-target="this"
      >
        <Board {...props} />
      </main>
    )}
  </DeskPage>
)

/** The page as it is asked for, to be asked for again. */
function addressOf({ board: { day, rebuses }, asked: { one = '', other = '' } }: FiguresProps): `/${string}` {
  return `/operator/figures?${new URLSearchParams({ day: day ?? '', rebuses: String(rebuses.page), one, other })}`
}

const Board = (props: FiguresProps) => {
  const { board } = props
  return (
    <>
      <ChooseDay {...props} />
      <FunnelPanel {...props} />
      <Standings {...props} />
      {board.day === null && board.days.length > 1 && <Days {...props} />}
      <Rebuses {...props} />
      {board.rebuses.rows.some(({ times }) => times !== null) && <Times {...props} />}
      <Replies {...props} />
      <Compare {...props} />
      <p class="log-links">
        <a href={inCampaign(props.choices, '/operator/closing')}>{props.texts.closing.way}</a>
      </p>
    </>
  )
}

/** Which day is shown, and how old the figures are. */
const ChooseDay = ({ board, ...frame }: FiguresProps) => {
  const { figures } = frame.texts
  return (
    <div class="figures-head">
      <form method="get" action="/operator/figures">
        <label class="field-label" for="day">
          {figures.day}
        </label>
        <input
          class="field"
          type="date"
          id="day"
          name="day"
          value={board.day ?? ''}
          min={board.choices.first ?? undefined}
          max={board.choices.last ?? undefined}
        />
        <button class="button" id="choose-day">
          {figures.show}
        </button>
        {board.day !== null && <a href="/operator/figures">{figures.allDays}</a>}
      </form>
      <p class="soft" role="status" id="counted">
        {board.missing === 0 && board.countedAt ? (
          <>
            {figures.countedAt} <Timestamp at={board.countedAt} {...frame} />
            {board.isCounting && `. ${figures.again}`}
          </>
        ) : board.missing === null || board.missing === 0 ? (
          figures.counting
        ) : (
          figures.countingDays(board.missing)
        )}
      </p>
    </div>
  )
}
