// The ticket offices, where codes are made and spent. What a game needs of them is small, and never waits for them:
//
// - a code for a tier is taken from the tier's pool in our own database (server/game/prizes.ts). Who fills the pool does so ahead of
//   need: the organiser by a file, or `tendOffice`, which has codes made at the office;
// - where it is spent is a link with `{code}` in it, the campaign's own or that of `OfficeInPlay`;
// - whether it has been spent is `codes.spentAt`, which the offices' hooks and `tendOffice` keep.
export { checkOffice, type OfficeFound } from './check-office.ts'
export { openOffice, type OpenOffice, removeOffice, saveOffice } from './edit-office.ts'
export { forgetDeliveries, type HookOutcome } from './hook.ts'
export { type OfficeFault, type OfficeFaults, tierFields, type TypedOffice } from './office-form.ts'
export { takePretixHook } from './pretix-hook.ts'
export { type OfficeInPlay, readOffices } from './read-offices.ts'
export { tendOffice } from './tend.ts'
export { takeTimepadHook } from './timepad-hook.ts'
export type { Trouble } from './trouble.ts'
