import type { Unusual as UnusualData, UnusualGame } from '../../server/conversation/conversation.ts'
import type { Rates } from '../../server/rules/quiz/quiz.ts'
import { type Frame, Timestamp } from './time.tsx'

/** The page is read on a telephone, and every three seconds. */
const mostShown = 10

/** What the last hour held, and the unusual games of the last week, each with the button that gives its attempt back. */
export const Unusual = ({ unusual: { rates, usual, games }, ...frame }: Frame & { unusual: UnusualData }) => {
  const { unusual: texts } = frame.texts
  return (
    <section class="panel wide-panel" aria-labelledby="unusual-heading" id="unusual">
      <h2 id="unusual-heading">
        {texts.heading} <span class="count">{games.length}</span>
      </h2>
      <LastHour rates={rates} usual={usual} {...frame} />
      {games.length === 0 ? <p class="soft">{texts.empty}</p> : <Games games={games.slice(0, mostShown)} {...frame} />}
      {games.length > mostShown && <p class="soft">{frame.texts.now.unusual.more}</p>}
    </section>
  )
}

const LastHour = ({ rates, usual, texts: { unusual: texts } }: Frame & { rates: Rates; usual: Rates }) => (
  <>
    <p class="soft">{texts.lastHour}</p>
    <ul class="chips">
      {(Object.keys(usual) as (keyof Rates)[]).map((rate) => (
        <li class={rates[rate] > usual[rate] ? 'chip bad' : 'chip'} id={`rate-${rate}`}>
          {texts.rates[rate]}: {rates[rate]}
          {rates[rate] > usual[rate] && ` (${texts.usual(usual[rate])})`}
        </li>
      ))}
    </ul>
  </>
)

const Games = ({ games, ...frame }: Frame & { games: UnusualGame[] }) => {
  const { unusual: texts } = frame.texts
  return (
    <table class="games" aria-labelledby="unusual-heading">
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{texts.number}</th>
          <th scope="col" class="middle">
            {texts.address}
          </th>
          <th scope="col" class="number">
            {texts.seconds}
          </th>
          <th scope="col" class="middle">
            {texts.prize}
          </th>
          <th scope="col">{texts.why}</th>
          {frame.staff.role === 'operator' && (
            <th scope="col">
              <span class="visually-hidden">{texts.giveBack}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {games.map((game) => (
          <Row game={game} {...frame} />
        ))}
      </tbody>
    </table>
  )
}

const Row = ({ game: { id, at, number, address, seconds, prize, why }, ...frame }: Frame & { game: UnusualGame }) => {
  const { unusual: texts, none } = frame.texts
  return (
    <tr id={`game-${id}`}>
      <td>
        <Timestamp at={at} {...frame} />
      </td>
      <th scope="row">{number ?? texts.erased}</th>
      <td class="middle">{address ? <code>{address}</code> : none}</td>
      <td class="number">{seconds === null ? none : Math.round(seconds)}</td>
      <td class="middle wording">{prize ?? none}</td>
      <td class="wording">{why.map((oddity) => texts.oddities[oddity]).join(', ')}</td>
      {frame.staff.role === 'operator' && (
        <td>
          <button
            id={`give-back-${id}`}
            class="button"
            type="button"
            hx-post="/operator/attempts"
            hx-vals={`{"game":${id},"reason":"unusual"}`}
            hx-target="#board"
            hx-swap="outerMorph"
            hx-confirm={texts.attempt.sure}
            aria-label={texts.giveBackLabel(number ?? texts.erased)}
          >
            {texts.giveBack}
          </button>
        </td>
      )}
    </tr>
  )
}
