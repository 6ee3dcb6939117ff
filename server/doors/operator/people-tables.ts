import type { Context } from 'hono'
import { type CallLine, type GameLine, readAllGames, readEndedCalls, readWinners } from '../../conversation/people/people.ts'
import { type Cell, sendTable, staffOf } from '../../http/http.ts'
import { noteTable } from '../../staff/staff.ts'
import type { GameContext } from '../../store/store.ts'
import type { DeskDeps } from './desk.ts'

/** Returns what sends the tables of winners, games and calls. The log notes who takes which. */
export function peopleTables({ contextOf, texts }: DeskDeps) {
  const { columns } = texts.people.tables
  return {
    winnersFile: (c: Context) => send(c, 'people', columns.winners, readWinners, winnerRow),
    gamesFile: (c: Context) => send(c, 'games', columns.games, readAllGames, gameRow),
    callsFile: (c: Context) => send(c, 'calls', columns.calls, readEndedCalls, callRow),
  }

  async function send<Line>(
    c: Context,
    name: 'people' | 'games' | 'calls',
    head: string[],
    read: (context: GameContext) => AsyncGenerator<Line>,
    rowOf: (line: Line) => Cell[],
  ): Promise<Response> {
    const context = contextOf(c)
    await noteTable(context, staffOf(c), name)
    const { timeZone: zone } = context.schedule
    const address = context.path.slice('/c/'.length)
    return sendTable(c, {
      name: `${address}-${name}`,
      head: head.map((column) => column.replace('{zone}', zone)),
      rows: mapped(read(context), rowOf),
      zone,
      delimiter: texts.staff.journal.delimiter,
    })
  }

  function winnerRow(game: GameLine): Cell[] {
    const { id, number, prize, code, state, points, startedAt, finishedAt, consentVersion, consentAt } = game
    const { list, person } = texts.people
    const message = game.sms && person.prize.messages[game.sms]
    const whose = [id, number ?? list.erased, prize, code, list.states[state], points]
    return [...whose, startedAt, finishedAt, consentVersion, consentAt, message, game.copiedAt, game.followedAt]
  }

  function gameRow(game: GameLine): Cell[] {
    const { id, number, kind, prize, state, points, startedAt, finishedAt, consentVersion, proof } = game
    const { list, person } = texts.people
    const shown = number ?? (kind === 'fun' ? list.fun : list.erased)
    return [
      id,
      shown,
      list.states[state],
      prize,
      points,
      startedAt,
      finishedAt,
      proof && person.facts.proofs[proof],
      consentVersion,
    ]
  }

  function callRow(call: CallLine): Cell[] {
    const { id, number, direction, startedAt, answeredAt, endedAt, seconds, hungUpBy, reason, turn, outcome, participantId } =
      call
    const { live, ended, callbacks, hidden } = texts
    const how = [hungUpBy && ended.hungUpBy[hungUpBy], reason, outcome && callbacks.outcomes[outcome]]
    return [
      id,
      live.directions[direction],
      number ?? hidden,
      startedAt,
      answeredAt,
      endedAt,
      seconds,
      turn,
      ...how,
      participantId,
    ]
  }
}

async function* mapped<Line>(lines: AsyncIterable<Line>, rowOf: (line: Line) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const line of lines) yield rowOf(line)
}
