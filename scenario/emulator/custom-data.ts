import { accessor, type Rules } from './strict-members.ts'

const mostBytes = 200

/** The engine's accessor `customData(text?)`: stores `text`, if given, and returns what is stored. */
export function customDataOf(name: string, preset: string, rules: Rules): (text?: string) => string {
  let held = preset
  return accessor(name, (text) => (held = shortEnough(text ?? held, rules)), rules)
}

/** Whether `text` fits into custom data: at most 200 bytes of UTF-8 (scenario/voxengine.md §1). */
export function isShortEnough(text: string): boolean {
  return new TextEncoder().encode(text).length <= mostBytes
}

function shortEnough(text: string, rules: Rules): string {
  return isShortEnough(text) ? text : rules.broken(`customData holds at most ${mostBytes} bytes`)
}
