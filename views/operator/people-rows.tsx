import type { PersonRow, UncalledRow } from '../../server/conversation/people/people.ts'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'
import { shownCode } from './shown-code.ts'
import { Timestamp } from './time.tsx'

/** Games, one a row; on a telephone each is a short paragraph. */
export const PeopleRows = ({ rows, ...frame }: DeskFrame & { rows: PersonRow[] }) => {
  const { list: texts } = frame.texts.people
  return (
    <table class="people-rows">
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{texts.number}</th>
          <th scope="col">{texts.state}</th>
          <th scope="col" class="number">
            {texts.points}
          </th>
          <th scope="col">{texts.prize}</th>
          <th scope="col">{texts.code}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Game row={row} {...frame} />
        ))}
      </tbody>
    </table>
  )
}

const Game = ({
  row: { id, startedAt, number, isForFun, state, points, prize, code },
  ...frame
}: DeskFrame & { row: PersonRow }) => {
  const { texts, staff, choices } = frame
  const { list } = texts.people
  return (
    <tr id={`game-${id}`}>
      <td>{startedAt && <Timestamp at={startedAt} {...frame} />}</td>
      <th scope="row">
        <a href={inCampaign(choices, `/operator/people/${id}`)}>{number ?? (isForFun ? list.fun : list.erased)}</a>
      </th>
      <td class="wording">{list.states[state]}</td>
      <td class="number">{points}</td>
      <td class="wording">{prize}</td>
      <td class="wording">{code !== null && <code>{shownCode(code, staff.role)}</code>}</td>
    </tr>
  )
}

/** The numbers of those who never called, one a row. */
export const UncalledRows = ({ rows, ...frame }: DeskFrame & { rows: UncalledRow[] }) => {
  const { uncalled: texts, list } = frame.texts.people
  return (
    <table class="people-rows">
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{list.number}</th>
          <th scope="col">{texts.asked}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, number, asked }) => (
          <tr id={`visit-${id}`}>
            <td>
              <Timestamp at={at} {...frame} />
            </td>
            <th scope="row">{number ?? list.erased}</th>
            <td class="wording">{asked ? askedOf(asked, frame) : texts.notAsked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function askedOf({ outcome }: NonNullable<UncalledRow['asked']>, { texts }: DeskFrame): string {
  return outcome === null ? texts.people.uncalled.waits : texts.callbacks.outcomes[outcome]
}
