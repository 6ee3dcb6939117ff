import { eq } from 'drizzle-orm'
import type { Db } from './database.ts'
import { made } from './made.ts'
import { calls, participants } from './schema/schema.ts'
import type { Call, Participant, Transaction } from './transaction.ts'

/** Rows that a transaction has locked, by id, as it leaves them. `changes` are still to be written. */
type SavedRows<Row extends { id: number | string }> = Map<Row['id'], { row: Row; changes: Partial<Row> }>

/** The locked rows of a transaction whose changes go out together at its end. */
export type Saved = { calls: SavedRows<Call>; participants: SavedRows<Participant> }

/**
 * Changes a locked call and returns it as it is now. The change is written at the end of the transaction, in one statement with the
 * others of this row, so no query of the transaction sees it.
 */
export function saveCall({ saved }: Transaction, call: Call, changes: Partial<Call>): Call {
  return save(saved.calls, call, changes)
}

/** Changes a locked participant and returns it as it is now. It is written like a call. */
export function saveParticipant({ saved }: Transaction, participant: Participant, changes: Partial<Participant>): Participant {
  return save(saved.participants, participant, changes)
}

function save<Row extends { id: number | string }>(rows: SavedRows<Row>, row: Row, more: Partial<Row>): Row {
  const changes = { ...rows.get(row.id)?.changes, ...more }
  const saved = { row: { ...row, ...changes }, changes }
  rows.set(row.id, saved)
  return saved.row
}

/** Sends the changes of all saved rows, and returns what to wait for. */
export function writeSavedRows({ tx, saved }: Transaction): Promise<unknown>[] {
  return [
    ...[...saved.calls.values()].flatMap(({ row, changes }) => update(tx, updateCall, row.id, changes)),
    ...[...saved.participants.values()].flatMap(({ row, changes }) => update(tx, updateParticipant, row.id, changes)),
  ]
}

type Update<Row> = (tx: Db, values: Row) => Promise<unknown>

/** The SQL depends on which columns change together, so each of these sets has an update of its own, built once. */
function update<Row extends { id: number | string }>(
  tx: Db,
  updateOf: (columns: string) => Update<Row>,
  id: Row['id'],
  changes: Partial<Row>,
): Promise<unknown>[] {
  const columns = Object.keys(changes).sort().join()
  return columns === '' ? [] : [updateOf(columns)(tx, { ...changes, id } as Row)]
}

const updateCall = oncePerColumns<Call>((columns) =>
  made((db, slots: Call) => db.update(calls).set(pick(slots, columns)).where(eq(calls.id, slots.id))),
)

const updateParticipant = oncePerColumns<Participant>((columns) =>
  made((db, slots: Participant) => db.update(participants).set(pick(slots, columns)).where(eq(participants.id, slots.id))),
)

function oncePerColumns<Row>(make: (columns: string[]) => Update<Row>): (columns: string) => Update<Row> {
  const updates = new Map<string, Update<Row>>()
  return (columns) => {
    const update = updates.get(columns) ?? make(columns.split(','))
    updates.set(columns, update)
    return update
  }
}

function pick<Row extends object>(row: Row, columns: string[]): Partial<Row> {
  return Object.fromEntries(columns.map((column) => [column, row[column as keyof Row]])) as Partial<Row>
}
